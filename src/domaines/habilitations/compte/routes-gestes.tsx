import type { JSX } from "hono/jsx/jsx-runtime";
import { lirePour, type Trx } from "#platform/db/transaction.ts";
import { jourMoyen, type Option, type Saisie, saisieDe } from "#platform/html/index.ts";
import {
  acteurDe,
  type Contexte,
  definirRoutes,
  introuvable,
  lireFormulaire,
  lireId,
  mauvaiseRequete,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import type { Role } from "../role/role.ts";
import {
  type RoleDonne,
  SaisieFin,
  SaisieIdentite,
  SaisieMouvement,
  SaisieRole,
  SaisieVersion,
} from "./compte.ts";
import { CHAMP_DU_REFUS, REPONSES_COMPTE, type RefusCompte } from "./errors.ts";
import {
  PageDepart,
  PageDeplacer,
  PageDonnerRole,
  PageModifier,
  PageRelireMouvement,
  PageTerminerRole,
} from "./pages/gestes.tsx";
import { loadResponsabilite, rolesDe } from "./policy.ts";
import { listStructures, perimetresOfferts } from "./queries/lieux.ts";
import { lireCompte, type VueCompte } from "./queries/lire-compte.ts";
import { contexteDe, type OptionsComptes, redire, refuser } from "./requete.ts";
import { deplacer, prevoirMouvement } from "./usecases/deplacer.ts";
import { donnerRole } from "./usecases/donner-role.ts";
import { modifierIdentite } from "./usecases/modifier-identite.ts";
import { partir, reactiver } from "./usecases/partir.ts";
import { terminerRole } from "./usecases/terminer-role.ts";

interface Prepare {
  readonly vue: VueCompte;
  readonly roles: readonly Role[];
  readonly perimetres: readonly Option[];
  readonly structures: readonly Option[];
}

const preparer = (c: Contexte): Promise<Prepare> => {
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  return lirePour(c.var.dependances.db, acteur, aujourdhui, async (trx) => {
    const vue = await lireCompte(trx, acteur, aujourdhui, lireId(c));
    if (!vue) return introuvable();
    if (vue.estSoi) return refuser(REPONSES_COMPTE, { code: "ses_propres_droits" });
    const r = await loadResponsabilite(trx, acteur, aujourdhui);
    return {
      vue,
      roles: rolesDe(r),
      perimetres: await perimetresOfferts(trx, r, aujourdhui),
      structures: await listStructures(trx),
    };
  });
};

/** A form shown for the first time, or again with what was wrong. */
const former = async (
  c: Contexte,
  ecrire: (p: Prepare, saisie: Saisie) => JSX.Element,
  initiale: (p: Prepare) => Saisie,
  saisie?: Saisie,
): Promise<Response> => {
  const p = await preparer(c);
  return rendre(c, ecrire(p, saisie ?? initiale(p)), saisie ? 422 : 200);
};

const roleVise = (c: Contexte, { vue }: Prepare): RoleDonne =>
  vue.roles.find((r) => r.id === lireId(c, "affectation")) ?? introuvable();

const modifier = (c: Contexte, saisie?: Saisie): Promise<Response> =>
  former(
    c,
    (p, s) => <PageModifier compte={p.vue.compte} saisie={s} structures={p.structures} />,
    ({ vue: { compte } }) =>
      saisieDe({
        prenom: compte.prenom,
        nom: compte.nom,
        qualite: compte.qualite,
        courriel: compte.courriel ?? "",
        telephone: compte.telephone ?? "",
        structure: compte.structure_id ?? "",
      }),
    saisie,
  );

const aujourdhuiDans = (c: Contexte, champ: string) => (): Saisie =>
  saisieDe({ [champ]: jourMoyen(c.var.aujourdhui) });

const donner = (c: Contexte, saisie?: Saisie): Promise<Response> =>
  former(
    c,
    (p, s) => (
      <PageDonnerRole compte={p.vue.compte} saisie={s} roles={p.roles} perimetres={p.perimetres} />
    ),
    aujourdhuiDans(c, "debut"),
    saisie,
  );

const terminer = (c: Contexte, saisie?: Saisie): Promise<Response> =>
  former(
    c,
    (p, s) => <PageTerminerRole compte={p.vue.compte} saisie={s} role={roleVise(c, p)} />,
    aujourdhuiDans(c, "fin"),
    saisie,
  );

const choisirLieu = (c: Contexte, saisie?: Saisie): Promise<Response> =>
  former(
    c,
    (p, s) => (
      <PageDeplacer
        compte={p.vue.compte}
        saisie={s}
        role={roleVise(c, p)}
        perimetres={p.perimetres.filter((o) => o.valeur.includes(":"))}
      />
    ),
    () => saisieDe({}),
    saisie,
  );

const annoncerDepart = (c: Contexte, saisie?: Saisie): Promise<Response> =>
  former(
    c,
    (p, s) => <PageDepart compte={p.vue.compte} saisie={s} vue={p.vue} />,
    aujourdhuiDans(c, "fin"),
    saisie,
  );

const redireIci = (c: Contexte, refus: RefusCompte): Saisie =>
  redire(c, REPONSES_COMPTE, CHAMP_DU_REFUS, refus);

const relireMouvement = async (c: Contexte): Promise<Response> => {
  const lu = lireFormulaire(c, SaisieMouvement);
  if (!lu.ok) return choisirLieu(c, lu.refus);
  const p = await preparer(c);
  const role = roleVise(c, p);
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  const prevu = await lirePour(c.var.dependances.db, acteur, aujourdhui, async (trx: Trx) =>
    prevoirMouvement(
      trx,
      { aujourdhui },
      await loadResponsabilite(trx, acteur, aujourdhui),
      p.vue.compte.id,
      { affectation: role.id, perimetre: lu.value.perimetre, debut: lu.value.debut },
    ),
  );
  if (!prevu.ok) return choisirLieu(c, redireIci(c, prevu.refus));
  const { type, id } = lu.value.perimetre;
  return rendre(
    c,
    <PageRelireMouvement
      // The version that was read: what a colleague changes meanwhile is then seen.
      compte={{ ...p.vue.compte, version: lu.value.version }}
      role={role}
      mouvement={prevu.value}
      perimetre={id === null ? type : `${type}:${id}`}
    />,
  );
};

const faireMouvement = async (c: Contexte, options: OptionsComptes): Promise<Response> => {
  const lu = lireFormulaire(c, SaisieMouvement);
  if (!lu.ok) return choisirLieu(c, lu.refus);
  const { version, perimetre, debut } = lu.value;
  const id = lireId(c);
  const affectation = lireId(c, "affectation");
  const demande = { affectation, perimetre, debut };
  const fait = await deplacer(contexteDe(c, options), id, version, demande);
  if (!fait.ok) return choisirLieu(c, redireIci(c, fait.refus));
  return rediriger(c, `/comptes/${id}`, { texte: "Le déplacement est enregistré." });
};

const route = <P extends `/${string}`>(
  methode: "GET" | "POST",
  chemin: P,
  traite: (c: Contexte) => Promise<Response>,
): Route<P> => ({ methode, chemin, acces: "comptes.gerer", traite });

export const routesGestes = (options: OptionsComptes): readonly Route[] =>
  definirRoutes([
    route("GET", "/comptes/:id/modifier", (c) => modifier(c)),
    route("POST", "/comptes/:id/modifier", async (c) => {
      const id = lireId(c);
      const lu = lireFormulaire(c, SaisieIdentite);
      if (!lu.ok) return modifier(c, lu.refus);
      const { version, ...identite } = lu.value;
      const fait = await modifierIdentite(contexteDe(c, options), id, version, identite);
      if (!fait.ok) return modifier(c, redireIci(c, fait.refus));
      return rediriger(c, `/comptes/${id}`, { texte: "L’identité est enregistrée." });
    }),
    route("GET", "/comptes/:id/roles/donner", (c) => donner(c)),
    route("POST", "/comptes/:id/roles/donner", async (c) => {
      const id = lireId(c);
      const lu = lireFormulaire(c, SaisieRole);
      if (!lu.ok) return donner(c, lu.refus);
      const { version, ...role } = lu.value;
      const fait = await donnerRole(contexteDe(c, options), id, version, role);
      if (!fait.ok) return donner(c, redireIci(c, fait.refus));
      return rediriger(c, `/comptes/${id}`, { texte: "Le rôle est donné." });
    }),
    route("GET", "/comptes/:id/roles/:affectation/terminer", (c) => terminer(c)),
    route("POST", "/comptes/:id/roles/:affectation/terminer", async (c) => {
      const id = lireId(c);
      const affectation = lireId(c, "affectation");
      const lu = lireFormulaire(c, SaisieFin);
      if (!lu.ok) return terminer(c, lu.refus);
      const { version, fin } = lu.value;
      const fait = await terminerRole(contexteDe(c, options), id, version, affectation, fin);
      if (!fait.ok) return terminer(c, redireIci(c, fait.refus));
      return rediriger(c, `/comptes/${id}`, { texte: "La fin du rôle est enregistrée." });
    }),
    route("GET", "/comptes/:id/deplacer/:affectation", (c) => choisirLieu(c)),
    route("POST", "/comptes/:id/deplacer/:affectation/relecture", relireMouvement),
    route("POST", "/comptes/:id/deplacer/:affectation", (c) => faireMouvement(c, options)),
    route("GET", "/comptes/:id/depart", (c) => annoncerDepart(c)),
    route("POST", "/comptes/:id/depart", async (c) => {
      const id = lireId(c);
      const lu = lireFormulaire(c, SaisieFin);
      if (!lu.ok) return annoncerDepart(c, lu.refus);
      const fait = await partir(contexteDe(c, options), id, lu.value.version, lu.value.fin);
      if (!fait.ok) return annoncerDepart(c, redireIci(c, fait.refus));
      return rediriger(c, `/comptes/${id}`, { texte: "Le départ est enregistré." });
    }),
    route("POST", "/comptes/:id/reactiver", async (c) => {
      const id = lireId(c);
      const lu = lireFormulaire(c, SaisieVersion);
      if (!lu.ok) return mauvaiseRequete();
      const fait = await reactiver(contexteDe(c, options), id, lu.value.version);
      if (!fait.ok) return refuser(REPONSES_COMPTE, fait.refus);
      return rediriger(c, `/comptes/${id}`, {
        texte:
          "Le compte est ouvert. Les rôles terminés ne reviennent pas : donnez ceux qu’il faut.",
      });
    }),
  ]);
