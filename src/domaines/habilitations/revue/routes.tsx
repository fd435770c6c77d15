import { lirePour } from "#platform/db/transaction.ts";
import { compter, jourMoyen, type Saisie, saisieDe } from "#platform/html/index.ts";
import {
  acteurDe,
  type Contexte,
  decouperPage,
  definirRoutes,
  introuvable,
  lienCurseur,
  lireCurseur,
  lireFormulaire,
  lireId,
  lireRequete,
  mauvaiseRequete,
  type Route,
  rediriger,
  rendre,
} from "#platform/http/index.ts";
import { loadResponsabilite } from "../compte/policy.ts";
import { contexteDe, type OptionsComptes, poster, refuser } from "../compte/requete.ts";
import { peut } from "../role/policy.ts";
import { CHAMP_DU_REFUS, REPONSES_REVUE } from "./errors.ts";
import { PageRelireRevue, PageTerminerRevue } from "./pages/reponses.tsx";
import { PageRevue, type VuePageRevue } from "./pages/revue.tsx";
import { mene } from "./policy.ts";
import {
  avancements,
  type LigneRevue,
  listChoisies,
  listLignes,
  type PlaceRevue,
} from "./queries/lignes.ts";
import {
  CHOIX_MAX,
  FiltresRevue,
  SaisieChoix,
  SaisieFinRevue,
  SaisieOuverture,
  type VueRevue,
} from "./revue.ts";
import { derniereRevue, revueEnCours } from "./store.ts";
import { cloreRevue, ouvrirRevue } from "./usecases/mener.ts";
import { confirmerRoles, terminerALaRevue } from "./usecases/repondre.ts";

const TRI = "revue.connexion";
const REFUS = { reponses: REPONSES_REVUE, champs: CHAMP_DU_REFUS };

const lirePlace = (c: Contexte): PlaceRevue | undefined => {
  const curseur = lireCurseur(c, TRI);
  if (!curseur) return undefined;
  const [recente, cle, id] = curseur.valeurs;
  if (typeof recente !== "number" || typeof cle !== "string" || typeof id !== "string") {
    return mauvaiseRequete();
  }
  return { recente, cle, id, avant: curseur.sens === "avant" };
};

const lireVue = (c: Contexte, vue: VueRevue): Promise<VuePageRevue> => {
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  const place = lirePlace(c);
  return lirePour(c.var.dependances.db, acteur, aujourdhui, async (trx) => {
    const r = await loadResponsabilite(trx, acteur, aujourdhui);
    const revue = await derniereRevue(trx);
    const lues = revue
      ? await listLignes(trx, r, revue.id, vue, aujourdhui, place, CHOIX_MAX + 1)
      : [];
    const page = decouperPage(lues, CHOIX_MAX, lireCurseur(c, TRI), (l) => [
      l.recente,
      l.cle,
      l.id,
    ]);
    return {
      revue,
      vue,
      lignes: page.lignes,
      avancements: revue ? await avancements(trx, r, revue.id, aujourdhui) : [],
      mene: mene(acteur, r),
      repond: peut(acteur, "comptes.revoir"),
      soi: acteur.utilisateurId,
      precedentes: page.precedente && lienCurseur(c, TRI, page.precedente),
      suivantes: page.suivante && lienCurseur(c, TRI, page.suivante),
    };
  });
};

const choisies = (c: Contexte, ids: readonly string[]): Promise<readonly LigneRevue[]> => {
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  return lirePour(c.var.dependances.db, acteur, aujourdhui, async (trx) => {
    const revue = await revueEnCours(trx);
    if (!revue) return [];
    const r = await loadResponsabilite(trx, acteur, aujourdhui);
    const lues = await listChoisies(trx, r, revue.id, ids, aujourdhui);
    return lues.filter((l) => l.compte_id !== acteur.utilisateurId);
  });
};

const relire = async (c: Contexte): Promise<Response> => {
  const lu = lireFormulaire(c, SaisieChoix);
  if (!lu.ok) return mauvaiseRequete();
  const { choix } = lu.value;
  if (choix.length === 0) {
    return rediriger(c, "/comptes/revue", { texte: "Aucune ligne n’est cochée." });
  }
  if (choix.length > CHOIX_MAX) return refuser(REPONSES_REVUE, { code: "revue_trop_de_choix" });
  const lignes = await choisies(c, choix);
  if (lignes.length === 0) {
    return rediriger(c, "/comptes/revue", { texte: "Ces rôles ont déjà leur réponse." });
  }
  return rendre(c, <PageRelireRevue lignes={lignes} ecartees={choix.length - lignes.length} />);
};

const demanderFin = async (c: Contexte, saisie?: Saisie): Promise<Response> => {
  const [ligne = introuvable()] = await choisies(c, [lireId(c, "ligne")]);
  const page = (
    <PageTerminerRevue
      ligne={ligne}
      saisie={saisie ?? saisieDe({ fin: jourMoyen(c.var.aujourdhui) })}
    />
  );
  return rendre(c, page, saisie ? 422 : 200);
};

const terminer = async (c: Contexte, options: OptionsComptes): Promise<Response> => {
  const id = lireId(c, "ligne");
  return poster(c, {
    ...REFUS,
    schema: SaisieFinRevue,
    montrer: demanderFin,
    faire: async ({ version, fin }) => {
      const [ligne = introuvable()] = await choisies(c, [id]);
      return terminerALaRevue(contexteDe(c, options), ligne.compte_id, version, id, fin);
    },
    vers: "/comptes/revue",
    dire: () => "La fin du rôle est enregistrée.",
  });
};

const ouvrir = async (c: Contexte, options: OptionsComptes): Promise<Response> => {
  return poster(c, {
    ...REFUS,
    schema: SaisieOuverture,
    montrer: async (_c, saisie) =>
      rendre(c, <PageRevue v={await lireVue(c, "a_revoir")} saisie={saisie} />, 422),
    faire: ({ echeance }) => ouvrirRevue(contexteDe(c, options), echeance),
    vers: "/comptes/revue",
    dire: (nombre) =>
      `La revue est ouverte : ${compter(nombre, "rôle")} à confirmer ou à terminer.`,
  });
};

export const routesRevue = (options: OptionsComptes): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/comptes/revue",
      acces: "comptes.consulter",
      traite: async (c) => {
        const { vue } = lireRequete(c, FiltresRevue);
        return rendre(c, <PageRevue v={await lireVue(c, vue)} />);
      },
    },
    {
      methode: "POST",
      chemin: "/comptes/revue/ouvrir",
      acces: "comptes.conduire_revue",
      traite: (c) => ouvrir(c, options),
    },
    {
      methode: "POST",
      chemin: "/comptes/revue/clore",
      acces: "comptes.conduire_revue",
      traite: async (c) => {
        const fait = await cloreRevue(contexteDe(c, options));
        if (!fait.ok) return refuser(REPONSES_REVUE, fait.refus);
        return rediriger(c, "/comptes/revue", { texte: "La revue est close." });
      },
    },
    {
      methode: "POST",
      chemin: "/comptes/revue/relecture",
      acces: "comptes.revoir",
      traite: relire,
    },
    {
      methode: "POST",
      chemin: "/comptes/revue/confirmer",
      acces: "comptes.revoir",
      traite: async (c) => {
        const lu = lireFormulaire(c, SaisieChoix);
        if (!lu.ok) return mauvaiseRequete();
        const fait = await confirmerRoles(contexteDe(c, options), lu.value.choix);
        if (!fait.ok) return refuser(REPONSES_REVUE, fait.refus);
        return rediriger(c, "/comptes/revue", {
          texte: `${compter(fait.value, "rôle confirmé", "rôles confirmés")}.`,
        });
      },
    },
    {
      methode: "GET",
      chemin: "/comptes/revue/:ligne/terminer",
      acces: "comptes.revoir",
      traite: (c) => demanderFin(c),
    },
    {
      methode: "POST",
      chemin: "/comptes/revue/:ligne/terminer",
      acces: "comptes.revoir",
      traite: (c) => terminer(c, options),
    },
  ]);
