import { z } from "zod";
import { peut } from "#domaines/habilitations/index.ts";
import { type Saisie, saisieDe } from "#platform/html/index.ts";
import {
  acteurDe,
  type Contexte,
  definirRoutes,
  direRefus,
  introuvable,
  lireFormulaire,
  lireRequete,
  mauvaiseRequete,
  type Route,
  redireSaisie,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import type { Regle } from "../liste-regles.ts";
import { controler } from "../rules/controle/controler.ts";
import { comparer } from "../rules/ecriture/comparer.ts";
import { REPONSES_BROUILLON } from "./errors.ts";
import { adresseBrouillon, PageBrouillon } from "./pages/brouillon.tsx";
import { PageAbandonner, PageRetirer } from "./pages/publier.tsx";
import { PageRegle } from "./pages/regle.tsx";
import { demanderPublication, publier } from "./publication.tsx";
import { contexteDe, ecrire, ouvrirPage, refuser } from "./requete.ts";
import { champsDe, conditionSaisie } from "./rules/formulaire.ts";
import { regleSaisie, SaisieDeplacer, SaisieOuvrir, SaisieRegle, SaisieVersion } from "./saisie.ts";
import {
  abandonnerBrouillon,
  deplacerRegle,
  enregistrerRegle,
  retirerRegle,
} from "./usecases/modifier.ts";
import { ouvrirBrouillon } from "./usecases/ouvrir.ts";

const RIEN = z.object({});

const regleDe = (c: Contexte, regles: readonly Regle[]): Regle =>
  regles.find((r) => r.code === c.req.param("regle")) ?? introuvable();

const voir = async (c: Contexte): Promise<Response> => {
  lireRequete(c, RIEN);
  const { brouillon, base } = await ouvrirPage(c);
  const acteur = acteurDe(c);
  return rendre(
    c,
    <PageBrouillon
      brouillon={brouillon}
      controle={controler(brouillon.regles)}
      ecarts={comparer(base.regles, brouillon.regles)}
      peutPublier={peut(acteur, "orientation.publier_regles")}
      peutSimuler={peut(acteur, "orientation.simuler")}
    />,
  );
};

const champsDeRegle = (r: Regle): Saisie | undefined => {
  const champs = champsDe(r.condition);
  if (!champs) return undefined;
  const valeurs = Object.entries(champs).flatMap(([nom, v]) => (v === undefined ? [] : [[nom, v]]));
  return saisieDe({
    ...Object.fromEntries(valeurs),
    phrase_agent: r.phrase_agent,
    phrase_personne: r.phrase_personne,
    parcours: r.parcours ?? "aucun",
    organisme: r.organisme_nature === "actuel" ? "" : (r.organisme_nature ?? ""),
    a_recueillir: r.a_recueillir ?? [],
    ...("et" in r.condition && r.condition.et.length === 0 ? { tous: "oui" } : {}),
  });
};

const editer = async (c: Contexte, regle: boolean, saisie?: Saisie): Promise<Response> => {
  const { brouillon } = await ouvrirPage(c);
  const modifiee = regle ? regleDe(c, brouillon.regles) : undefined;
  const connue = modifiee ? champsDeRegle(modifiee) : saisieDe({});
  return rendre(
    c,
    <PageRegle brouillon={brouillon} regle={modifiee} saisie={saisie ?? connue} />,
    saisie ? 422 : 200,
  );
};

/** Refusals that a field can answer: the form comes back with what was typed. */
const enregistrer = async (c: Contexte, regle: boolean): Promise<Response> => {
  const lue = lireFormulaire(c, SaisieRegle);
  if (!lue.ok) return editer(c, regle, lue.refus);
  const redire = (erreurs: Saisie["erreurs"]): Promise<Response> =>
    editer(c, regle, { ...redireSaisie(c, "", ""), erreurs });
  const champs = Object.fromEntries(c.var.corps?.champs ?? []);
  const condition = conditionSaisie(champs, lue.value.tous);
  if (!condition.ok) return redire(condition.refus);
  const saisie = regleSaisie(lue.value, condition.value);
  if ("erreur" in saisie) return redire({ organisme: saisie.erreur });
  const code = regle ? (c.req.param("regle") ?? "") : null;
  const contexte = contexteDe(c, lue.value.version);
  const fait = await ecrire(c, (trx) => enregistrerRegle(trx, contexte, code, saisie.regle));
  if (fait.ok) {
    return rediriger(c, `${adresseBrouillon(contexte.brouillonId)}#regle-${fait.value}`, {
      texte: "Règle enregistrée dans le brouillon.",
    });
  }
  if (fait.refus.code !== "regle_refusee") return refuser(fait.refus);
  return redire({ phrase_agent: direRefus(REPONSES_BROUILLON, fait.refus).message });
};

const deplacer = async (c: Contexte): Promise<Response> => {
  const lue = lireFormulaire(c, SaisieDeplacer);
  if (!lue.ok) return mauvaiseRequete();
  const [sens = "", code = ""] = lue.value.geste.split(":");
  const contexte = contexteDe(c, lue.value.version);
  const fait = await ecrire(c, (trx) =>
    deplacerRegle(trx, contexte, code, sens === "monter" ? "monter" : "descendre"),
  );
  return fait.ok
    ? rediriger(c, `${adresseBrouillon(contexte.brouillonId)}#regle-${code}`)
    : refuser(fait.refus);
};

const retirer = async (c: Contexte): Promise<Response> => {
  const lue = lireFormulaire(c, SaisieVersion);
  if (!lue.ok) return mauvaiseRequete();
  const contexte = contexteDe(c, lue.value.version);
  const code = c.req.param("regle") ?? "";
  const fait = await ecrire(c, (trx) => retirerRegle(trx, contexte, code));
  return fait.ok
    ? rediriger(c, adresseBrouillon(contexte.brouillonId), { texte: "Règle retirée du brouillon." })
    : refuser(fait.refus);
};

const abandonner = async (c: Contexte): Promise<Response> => {
  const lue = lireFormulaire(c, SaisieVersion);
  if (!lue.ok) return mauvaiseRequete();
  const fait = await ecrire(c, (trx) => abandonnerBrouillon(trx, contexteDe(c, lue.value.version)));
  return fait.ok
    ? rediriger(c, "/orientation/regles", { texte: "Brouillon abandonné." })
    : refuser(fait.refus);
};

const ouvrir = async (
  c: Contexte,
  relister: (c: Contexte, saisie: Saisie) => Promise<Response>,
): Promise<Response> => {
  const lue = lireFormulaire(c, SaisieOuvrir);
  if (!lue.ok) return relister(c, lue.refus);
  const { nom, base } = lue.value;
  const fait = await ecrire(c, (trx) => ouvrirBrouillon(trx, acteurDe(c), { nom, baseId: base }));
  return fait.ok ? rediriger(c, adresseBrouillon(fait.value)) : refuser(fait.refus);
};

export const routesBrouillon = ({
  relister,
}: {
  /** The page that offers to open a draft, with what is wrong. */
  readonly relister: (c: Contexte, saisie: Saisie) => Promise<Response>;
}): readonly Route[] =>
  definirRoutes([
    {
      methode: "POST",
      chemin: "/orientation/regles/brouillons",
      acces: "orientation.regler",
      traite: (c) => ouvrir(c, relister),
    },
    {
      methode: "GET",
      chemin: "/orientation/regles/brouillons/:id",
      acces: "orientation.regler",
      traite: voir,
    },
    {
      methode: "POST",
      chemin: "/orientation/regles/brouillons/:id/deplacer",
      acces: "orientation.regler",
      traite: deplacer,
    },
    {
      methode: "GET",
      chemin: "/orientation/regles/brouillons/:id/regles",
      acces: "orientation.regler",
      traite: (c) => editer(c, false),
    },
    {
      methode: "POST",
      chemin: "/orientation/regles/brouillons/:id/regles",
      acces: "orientation.regler",
      traite: (c) => enregistrer(c, false),
    },
    {
      methode: "GET",
      chemin: "/orientation/regles/brouillons/:id/regles/:regle",
      acces: "orientation.regler",
      traite: (c) => editer(c, true),
    },
    {
      methode: "POST",
      chemin: "/orientation/regles/brouillons/:id/regles/:regle",
      acces: "orientation.regler",
      traite: (c) => enregistrer(c, true),
    },
    {
      methode: "GET",
      chemin: "/orientation/regles/brouillons/:id/regles/:regle/retirer",
      acces: "orientation.regler",
      traite: async (c) => {
        const { brouillon } = await ouvrirPage(c);
        return rendre(
          c,
          <PageRetirer brouillon={brouillon} regle={regleDe(c, brouillon.regles)} />,
        );
      },
    },
    {
      methode: "POST",
      chemin: "/orientation/regles/brouillons/:id/regles/:regle/retirer",
      acces: "orientation.regler",
      traite: retirer,
    },
    {
      methode: "GET",
      chemin: "/orientation/regles/brouillons/:id/abandonner",
      acces: "orientation.regler",
      traite: async (c) => {
        const { brouillon } = await ouvrirPage(c);
        return rendre(c, <PageAbandonner brouillon={brouillon} />);
      },
    },
    {
      methode: "POST",
      chemin: "/orientation/regles/brouillons/:id/abandonner",
      acces: "orientation.regler",
      traite: abandonner,
    },
    {
      methode: "GET",
      chemin: "/orientation/regles/brouillons/:id/publier",
      acces: "orientation.publier_regles",
      traite: (c) => demanderPublication(c),
    },
    {
      methode: "POST",
      chemin: "/orientation/regles/brouillons/:id/publier",
      acces: "orientation.publier_regles",
      traite: publier,
    },
  ]);
