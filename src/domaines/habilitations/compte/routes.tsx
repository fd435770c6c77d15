import { z } from "zod";
import { nomPourAffichage } from "#core/texte.ts";
import { lirePour } from "#platform/db/transaction.ts";
import { jourMoyen, type Saisie, saisieDe } from "#platform/html/index.ts";
import {
  acteurDe,
  type Contexte,
  decouperPage,
  definirRoutes,
  facultatif,
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
  sessionDe,
  texte,
} from "#platform/http/index.ts";
import { tracer } from "#platform/trace/trace.ts";
import { peut } from "../role/policy.ts";
import type { LienPremierAcces } from "../utilisateur/usecases/creer-lien-premier-acces.ts";
import { SaisieCreation, SaisieVersion } from "./compte.ts";
import { CHAMP_DU_REFUS, REPONSES_COMPTE } from "./errors.ts";
import { FiltresComptes } from "./liste.ts";
import { PageCompte } from "./pages/compte.tsx";
import { PageCreer, PageInvitation } from "./pages/creer.tsx";
import { PageComptes, type VueListeComptes } from "./pages/liste.tsx";
import { loadResponsabilite, rolesDe } from "./policy.ts";
import {
  listOrganismes,
  listStructures,
  listTerritoires,
  perimetresOfferts,
} from "./queries/lieux.ts";
import { lireCompte, ouvrirCompte } from "./queries/lire-compte.ts";
import {
  compterComptes,
  filtreDe,
  listComptes,
  type PlaceCompte,
} from "./queries/lister-comptes.ts";
import { contexteDe, type OptionsComptes, redire, refuser } from "./requete.ts";
import { routesGestes } from "./routes-gestes.tsx";
import { creerCompte } from "./usecases/creer-compte.ts";
import { annulerInvitation, inviter } from "./usecases/inviter.ts";

const TRI = "comptes.nom";
const PAR_PAGE = 50;

const lirePlace = (c: Contexte): PlaceCompte | undefined => {
  const curseur = lireCurseur(c, TRI);
  if (!curseur) return undefined;
  const [cle, id] = curseur.valeurs;
  if (typeof cle !== "string" || typeof id !== "string") return mauvaiseRequete();
  return { cle, id, avant: curseur.sens === "avant" };
};

const lireListe = async (c: Contexte): Promise<VueListeComptes> => {
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  const parametres = lireRequete(c, FiltresComptes);
  const place = lirePlace(c);
  const { db, recherches } = c.var.dependances;
  const gardee =
    parametres.recherche === ""
      ? undefined
      : await recherches.lire(sessionDe(c).id, parametres.recherche);
  const nom = gardee?.nom;
  const filtre = filtreDe(parametres, nom);
  return lirePour(db, acteur, aujourdhui, async (trx) => {
    const r = await loadResponsabilite(trx, acteur, aujourdhui);
    const lues = await listComptes(trx, r, filtre, aujourdhui, place, PAR_PAGE + 1);
    const page = decouperPage(lues, PAR_PAGE, lireCurseur(c, TRI), (l) => [l.cle, l.id]);
    const territoires = await listTerritoires(trx, aujourdhui);
    const organismes = await listOrganismes(trx, aujourdhui);
    if (nom !== undefined) {
      await tracer(trx, { acteur, geste: "comptes.rechercher", requeteId: c.var.requeteId });
    }
    return {
      lignes: page.lignes,
      compte: await compterComptes(trx, r, filtre, aujourdhui),
      parametres,
      nom,
      lieux: [
        ...territoires
          .filter((t) => r.tous || r.territoires.includes(t.id))
          .map((t) => ({ valeur: `territoire:${t.id}`, libelle: t.nom })),
        ...organismes
          .filter((o) => r.tous || r.organismes.includes(o.id))
          .map((o) => ({ valeur: `organisme:${o.id}`, libelle: o.nom })),
      ],
      peutGerer: peut(acteur, "comptes.gerer"),
      peutRevoir: peut(acteur, "comptes.revoir"),
      precedentes: page.precedente && lienCurseur(c, TRI, page.precedente),
      suivantes: page.suivante && lienCurseur(c, TRI, page.suivante),
    };
  });
};

const SaisieRecherche = z.object({ nom: facultatif(texte(100)) });

const chercher = async (c: Contexte): Promise<Response> => {
  const lu = lireFormulaire(c, SaisieRecherche);
  if (!lu.ok || lu.value.nom === undefined) return rediriger(c, "/comptes");
  const { recherches } = c.var.dependances;
  const id = await recherches.garder(sessionDe(c).id, { nom: lu.value.nom });
  return rediriger(c, `/comptes?recherche=${id}`);
};

const montrer = async (c: Contexte): Promise<Response> => {
  const acteur = acteurDe(c);
  const id = lireId(c);
  const { aujourdhui } = c.var;
  const vue = await lirePour(c.var.dependances.db, acteur, aujourdhui, async (trx) => {
    const lue = await lireCompte(trx, acteur, aujourdhui, id);
    if (lue) {
      await tracer(trx, {
        acteur,
        geste: "comptes.consulter",
        objetSorte: "utilisateur",
        objetId: id,
        requeteId: c.var.requeteId,
      });
    }
    return lue;
  });
  if (!vue) return introuvable();
  const droits = {
    gerer: peut(acteur, "comptes.gerer"),
    deleguer: peut(acteur, "delegations.gerer"),
    absenter: peut(acteur, "absences.gerer"),
  };
  return rendre(c, <PageCompte vue={vue} droits={droits} aujourdhui={aujourdhui} />);
};

const pageCreer = async (c: Contexte, saisie?: Saisie, statut: 200 | 422 = 200) => {
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  const offre = await lirePour(c.var.dependances.db, acteur, aujourdhui, async (trx) => {
    const r = await loadResponsabilite(trx, acteur, aujourdhui);
    return {
      roles: rolesDe(r),
      perimetres: await perimetresOfferts(trx, r, aujourdhui),
      structures: await listStructures(trx),
    };
  });
  return rendre(
    c,
    <PageCreer {...offre} saisie={saisie ?? saisieDe({ debut: jourMoyen(aujourdhui) })} />,
    statut,
  );
};

const adresseDuLien = (c: Contexte, { jeton }: LienPremierAcces): string =>
  `${c.var.noyau.origine ?? new URL(c.req.url).origin}/premier-acces#${jeton}`;

const creer = async (c: Contexte, options: OptionsComptes): Promise<Response> => {
  const lu = lireFormulaire(c, SaisieCreation);
  if (!lu.ok) return pageCreer(c, lu.refus, 422);
  const cree = await creerCompte(contexteDe(c, options), lu.value);
  if (!cree.ok) {
    const saisie = redire(c, REPONSES_COMPTE, CHAMP_DU_REFUS, cree.refus);
    return pageCreer(c, saisie, 422);
  }
  const { id, identifiant, invitation } = cree.value;
  return rendre(
    c,
    <PageInvitation
      compteId={id}
      qui={nomPourAffichage(lu.value.nom, lu.value.prenom)}
      identifiant={identifiant}
      lien={adresseDuLien(c, invitation)}
      expireA={invitation.expireA}
      cree
    />,
  );
};

const renouvelerLien = async (c: Contexte, options: OptionsComptes): Promise<Response> => {
  const id = lireId(c);
  const lu = lireFormulaire(c, SaisieVersion);
  if (!lu.ok) return mauvaiseRequete();
  const fait = await inviter(contexteDe(c, options), id, lu.value.version);
  if (!fait.ok) return refuser(REPONSES_COMPTE, fait.refus);
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  const ouvert = await lirePour(c.var.dependances.db, acteur, aujourdhui, (trx) =>
    ouvrirCompte(trx, acteur, aujourdhui, id),
  );
  if (!ouvert) return introuvable();
  const { nom, prenom, identifiant } = ouvert.compte;
  return rendre(
    c,
    <PageInvitation
      compteId={id}
      qui={nomPourAffichage(nom, prenom)}
      identifiant={identifiant}
      lien={adresseDuLien(c, fait.value)}
      expireA={fait.value.expireA}
      cree={false}
    />,
  );
};

export const routesComptes = (options: OptionsComptes): readonly Route[] => [
  ...definirRoutes([
    {
      methode: "GET",
      chemin: "/comptes",
      acces: "comptes.consulter",
      traite: async (c) => rendre(c, <PageComptes vue={await lireListe(c)} />),
    },
    {
      methode: "POST",
      chemin: "/comptes/recherche",
      acces: "comptes.consulter",
      traite: chercher,
    },
    {
      methode: "GET",
      chemin: "/comptes/creer",
      acces: "comptes.gerer",
      traite: (c) => pageCreer(c),
    },
    {
      methode: "POST",
      chemin: "/comptes/creer",
      acces: "comptes.gerer",
      traite: (c) => creer(c, options),
    },
    { methode: "GET", chemin: "/comptes/:id", acces: "comptes.consulter", traite: montrer },
    {
      methode: "POST",
      chemin: "/comptes/:id/invitation",
      acces: "comptes.gerer",
      traite: (c) => renouvelerLien(c, options),
    },
    {
      methode: "POST",
      chemin: "/comptes/:id/invitation/annuler",
      acces: "comptes.gerer",
      traite: async (c) => {
        const id = lireId(c);
        const lu = lireFormulaire(c, SaisieVersion);
        if (!lu.ok) return mauvaiseRequete();
        const fait = await annulerInvitation(contexteDe(c, options), id, lu.value.version);
        if (!fait.ok) return refuser(REPONSES_COMPTE, fait.refus);
        return rediriger(c, `/comptes/${id}`, { texte: "Le lien n’ouvre plus rien." });
      },
    },
  ]),
  ...routesGestes(options),
];
