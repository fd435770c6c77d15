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
import { CHAMP_DU_REFUS, REPONSES_COMPTE } from "./errors.ts";
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
import { contexteDe, type OptionsComptes, poster, redire, refuser } from "./requete.ts";
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
  if (!prevu.ok) return choisirLieu(c, redire(c, REPONSES_COMPTE, CHAMP_DU_REFUS, prevu.refus));
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

const REFUS = { reponses: REPONSES_COMPTE, champs: CHAMP_DU_REFUS };

const route = <P extends `/${string}`>(
  methode: "GET" | "POST",
  chemin: P,
  traite: (c: Contexte) => Promise<Response>,
): Route<P> => ({ methode, chemin, acces: "comptes.gerer", traite });

export const routesGestes = (options: OptionsComptes): readonly Route[] =>
  definirRoutes([
    route("GET", "/comptes/:id/modifier", (c) => modifier(c)),
    route("POST", "/comptes/:id/modifier", (c) =>
      poster(c, {
        ...REFUS,
        schema: SaisieIdentite,
        montrer: modifier,
        faire: ({ version, ...identite }) =>
          modifierIdentite(contexteDe(c, options), lireId(c), version, identite),
        vers: `/comptes/${lireId(c)}`,
        dire: () => "L’identité est enregistrée.",
      }),
    ),
    route("GET", "/comptes/:id/roles/donner", (c) => donner(c)),
    route("POST", "/comptes/:id/roles/donner", (c) =>
      poster(c, {
        ...REFUS,
        schema: SaisieRole,
        montrer: donner,
        faire: ({ version, ...role }) =>
          donnerRole(contexteDe(c, options), lireId(c), version, role),
        vers: `/comptes/${lireId(c)}`,
        dire: () => "Le rôle est donné.",
      }),
    ),
    route("GET", "/comptes/:id/roles/:affectation/terminer", (c) => terminer(c)),
    route("POST", "/comptes/:id/roles/:affectation/terminer", (c) =>
      poster(c, {
        ...REFUS,
        schema: SaisieFin,
        montrer: terminer,
        faire: ({ version, fin }) =>
          terminerRole(contexteDe(c, options), lireId(c), version, lireId(c, "affectation"), fin),
        vers: `/comptes/${lireId(c)}`,
        dire: () => "La fin du rôle est enregistrée.",
      }),
    ),
    route("GET", "/comptes/:id/deplacer/:affectation", (c) => choisirLieu(c)),
    route("POST", "/comptes/:id/deplacer/:affectation/relecture", relireMouvement),
    route("POST", "/comptes/:id/deplacer/:affectation", (c) =>
      poster(c, {
        ...REFUS,
        schema: SaisieMouvement,
        montrer: choisirLieu,
        faire: ({ version, perimetre, debut }) =>
          deplacer(contexteDe(c, options), lireId(c), version, {
            affectation: lireId(c, "affectation"),
            perimetre,
            debut,
          }),
        vers: `/comptes/${lireId(c)}`,
        dire: () => "Le déplacement est enregistré.",
      }),
    ),
    route("GET", "/comptes/:id/depart", (c) => annoncerDepart(c)),
    route("POST", "/comptes/:id/depart", (c) =>
      poster(c, {
        ...REFUS,
        schema: SaisieFin,
        montrer: annoncerDepart,
        faire: ({ version, fin }) => partir(contexteDe(c, options), lireId(c), version, fin),
        vers: `/comptes/${lireId(c)}`,
        dire: () => "Le départ est enregistré.",
      }),
    ),
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
