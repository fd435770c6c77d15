import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { enTraitement } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import type { AtelierFlux } from "../../depot/atelier.ts";
import type { RapportDepot, RefusDepot } from "../../depot/depot.ts";
import { deposerFichier } from "../../depot/usecases/deposer.ts";
import { importerDepot } from "../../depot/usecases/importer.ts";
import { lireFluxBeneficiaire } from "../../lecture-caf/lire.ts";
import type { RefusRejet } from "../errors.ts";
import { elementsCorriges, envelopperBloc } from "../rules/correction.ts";
import { restaurerBloc } from "../rules/masque.ts";
import { lireRejetOuvert, marquerRepare, type RejetOuvert } from "../store.ts";

export interface Correction {
  readonly rejetId: string;
  /** The block as typed. */
  readonly contenu: string;
  readonly par: Pick<Acteur, "utilisateurId" | "nom">;
  /** The NIR were masked on her screen: the received ones take their marks' place. */
  readonly masque: boolean;
}

export type EffetReparation = "cree" | "modifie" | "inchange" | "ancien" | "deja";

export interface Reparation {
  readonly depotId: string;
  /** `ancien`: a later file already says better; `deja`: someone, or the same click, had done it. */
  readonly effet: EffetReparation;
}

type Issue = Result<Reparation, RefusRejet>;

/** Two clicks on one button are one repair. */
const enCours = new Map<string, Promise<Issue>>();

/**
 * Replays a corrected dossier: read alone first, so that nothing is kept of what would be refused; then
 * deposited as a repair of its file (never an exit) and applied. Done twice, it is done once.
 *
 * @throws database and disk faults; the dossier then stays to be handled
 */
export const reparerRejet = (
  { atelier }: { readonly atelier: AtelierFlux },
  correction: Correction,
): Promise<Issue> => {
  const deja = enCours.get(correction.rejetId);
  if (deja) return deja;
  const issue = reparer(atelier, correction).finally(() => enCours.delete(correction.rejetId));
  enCours.set(correction.rejetId, issue);
  return issue;
};

const reparer = async (atelier: AtelierFlux, correction: Correction): Promise<Issue> => {
  const rejet = await lireRejetOuvert(atelier.pool, correction.rejetId);
  if (!rejet) return refuse({ code: "rejet_inconnu" });
  if (rejet.etat === "abandonne") return refuse({ code: "rejet_abandonne" });
  if (rejet.etat === "repare") {
    return rejet.reparation === null
      ? refuse({ code: "rejet_deja_traite" })
      : accepte({ depotId: rejet.reparation, effet: "deja" });
  }
  const recu = atelier.coffre.dechiffrer(rejet.contenu);
  const bloc = correction.masque ? restaurerBloc(correction.contenu, recu) : correction.contenu;
  if (bloc === undefined) return refuse({ code: "masque_altere" });

  await mkdir(atelier.dossier, { recursive: true, mode: 0o700 });
  // Beside the deposits, which only this installation reads: the text names people.
  const dossier = await mkdtemp(join(atelier.dossier, "correction-"));
  try {
    const chemin = join(dossier, "correction.xml");
    const { enveloppe, type } = rejet;
    const origine = {
      type,
      schema: enveloppe.schema,
      reference: enveloppe.reference,
      creeA: enveloppe.cree_a,
    };
    await writeFile(chemin, envelopperBloc(bloc, origine), { mode: 0o600 });
    const lisible = await verifier(atelier, rejet, chemin);
    if (!lisible.ok) return lisible;
    return await rejouer(atelier, rejet, correction, {
      chemin,
      corriges: elementsCorriges(recu, bloc),
    });
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
};

/** The whole file is one dossier: what is said of the file is said of it. */
const refusDuDossier = (refus: RefusDepot, message: string | undefined): RefusDepot => {
  if (message !== undefined) return { ...refus, message };
  if (refus.code !== "tous_rejetes") return refus;
  const valeur = refus.valeur === null ? "sa valeur" : `« ${refus.valeur} »`;
  return {
    ...refus,
    message: `Ligne ${refus.ligne ?? 1}, ${refus.element ?? ""} : ${valeur} ne permet toujours pas au dossier d’entrer. Corrigez-la, puis rejouez.`,
  };
};

const verifier = async (
  atelier: AtelierFlux,
  rejet: RejetOuvert,
  chemin: string,
): Promise<Result<void, RefusRejet>> => {
  const demandes: string[] = [];
  let rejete: string | undefined;
  const lu = await lireFluxBeneficiaire(chemin, {
    departementAttendu: atelier.departement,
    surLot: (lot) => {
      for (const e of lot) {
        if (e.sorte === "foyer") demandes.push(e.foyer.numeroDemande);
        else rejete ??= e.rejet.message;
      }
    },
  });
  if (!lu.ok) {
    return refuse({ code: "contenu_refuse", refus: refusDuDossier(lu.refus, rejete) });
  }
  const { foyers, enveloppe } = lu.value;
  if (foyers !== 1) return refuse({ code: "plusieurs_dossiers", nombre: foyers });
  const [lue, attendue] = [enveloppe, rejet.enveloppe].map((e) => `${e.organisme} ${e.numero}`);
  if (lue !== attendue) {
    return refuse({ code: "autre_organisme", lu: lue ?? "", attendu: attendue ?? "" });
  }
  const { numeroDemande } = rejet;
  if (numeroDemande !== null && rejet.element !== "NUMDEMRSA" && demandes[0] !== numeroDemande) {
    return refuse({ code: "autre_dossier", attendu: numeroDemande });
  }
  return accepte(undefined);
};

const effetDe = (r: RapportDepot): EffetReparation => {
  if (r.crees) return "cree";
  if (r.modifies) return "modifie";
  return r.anciens ? "ancien" : "inchange";
};

const rejouer = async (
  atelier: AtelierFlux,
  rejet: RejetOuvert,
  { rejetId, par }: Correction,
  { chemin, corriges }: { readonly chemin: string; readonly corriges: readonly string[] },
): Promise<Issue> => {
  const depotId = await deposerFichier(atelier, {
    chemin,
    nomFichier: `correction-ligne-${rejet.ligne}.xml`,
    deposePar: par.utilisateurId,
    deplacer: true,
    reparation: true,
  });
  const { statut, rapport } = await importerDepot(atelier, depotId);
  if (statut === "refuse" || statut === "retenu") {
    const { refus } = rapport;
    if (!refus) throw new Error(`Dépôt de réparation ${statut} sans raison`);
    return refuse({ code: "contenu_refuse", refus });
  }
  const raison = corriges.length === 0 ? "Rejoué tel quel" : `Corrigé : ${corriges.join(", ")}`;
  return enTraitement<Reparation, RefusRejet>(atelier.db, atelier.aujourdhui(), async (trx) => {
    const fin = { id: rejetId, par: par.utilisateurId, raison };
    if (!(await marquerRepare(trx, fin, depotId))) return refuse({ code: "rejet_deja_traite" });
    await tracer(trx, {
      acteur: par,
      geste: "flux.reparer",
      objetSorte: "rejet",
      objetId: rejetId,
      champs: corriges,
      depotId,
    });
    return accepte({ depotId, effet: statut === "deja_vu" ? "deja" : effetDe(rapport) });
  });
};
