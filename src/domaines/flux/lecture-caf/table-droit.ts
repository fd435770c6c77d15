import {
  champ as champDe,
  connu,
  type NoeudXml,
  repetable as repetableDe,
  unique as uniqueDe,
} from "#platform/fichiers/xml-schema.ts";
import type { LectureFlux, Motif } from "./ebauche.ts";
import { booleen, code, entier, finApres, jour, montant } from "./lecteurs.ts";

const champ = champDe<LectureFlux>;
const unique = uniqueDe<LectureFlux>;
const repetable = repetableDe<LectureFlux>;

const motif = champ((c, v) => {
  c.motif.code = code(c, v);
});
const depuis = champ((c, v) => {
  c.motif.depuis = jour(c, v);
});

/** A block that says why and since when the right stands as it does. */
const retenirMotif = (ranger: (c: LectureFlux, motif: Motif) => void) => ({
  ouvrir: (c: LectureFlux): void => {
    c.motif = {};
    ranger(c, c.motif);
  },
});

const SITUATION = unique({
  EtatDossierRSA: unique({
    ETATDOSRSA: champ((c, v) => {
      c.foyer.droit.etat = code(c, v);
    }),
  }),
  Refus: unique(
    { DTREFURSA: depuis, MOTIREFURSA: motif },
    retenirMotif((c, m) => {
      c.foyer.droit.refus = m;
    }),
  ),
  SuspensionDroit: repetable(
    { MOTISUSDRORSA: motif, DDSUSDRORSA: depuis, NATGROUPFSUS: connu },
    retenirMotif((c, m) => c.foyer.droit.suspensionsDroit.push(m)),
  ),
  SuspensionVersement: repetable(
    { MOTISUSVERSRSA: motif, DDSUSVERSRSA: depuis },
    retenirMotif((c, m) => c.foyer.droit.suspensionsVersement.push(m)),
  ),
  FinDroit: unique(
    { MOTICLORSA: motif, DTCLORSA: depuis },
    retenirMotif((c, m) => {
      c.foyer.droit.finDroit = m;
    }),
  ),
  FinDroitMoisAnterieur: unique(
    { MOTICLORSA: motif, DTCLORSA: depuis },
    retenirMotif((c, m) => {
      c.foyer.droit.finAnterieure = m;
    }),
  ),
});

const MONTANTS = unique({
  DDELECAL: champ((c, v) => {
    c.foyer.droit.roulant.calculDepuis = jour(c, v);
  }),
  DFELECAL: connu,
  MTREVMINIGARARSA: connu,
  MTPENTRSA: connu,
  MTLOCALRSA: connu,
  MTREVGARARSA: connu,
  MTPFRSA: connu,
  MTALRSA: connu,
  MTRESSMENRSA: champ((c, v) => {
    c.foyer.droit.ressourcesCentimes = montant(c, v);
  }),
  MTSANOBLALIMRSA: connu,
  MTREDHOSRSA: connu,
  MTREDCGRSA: connu,
  MTCUMINTEGRSA: connu,
  MTABANEURSA: connu,
  MTTOTDRORSA: champ((c, v) => {
    c.foyer.droit.montantDroitCentimes = montant(c, v);
  }),
});

const ouvrirAvis =
  (sorte: string) =>
  (c: LectureFlux): void => {
    c.avis = { sorte };
    c.condition = {};
    c.foyer.droit.avis.push(c.avis);
  };

/** Decisions of the département as the payer applied them: reductions (sanctions) come back here. */
const AVIS = unique({
  ConditionAdministrative: repetable(
    {
      AVISCONDADMRSA: champ((c, v) => {
        c.condition.avis = v;
      }),
      MOTICONDADMRSA: champ((c, v) => {
        c.condition.motif = v;
      }),
      COMM1CONDADMRSA: connu,
      COMM2CONDADMRSA: connu,
      DTEFFAVISCONDADMRSA: champ((c, v) => {
        c.avis.depuis = jour(c, v);
      }),
    },
    {
      ouvrir: ouvrirAvis("condition_administrative"),
      fermer: (c) => {
        c.avis.valeur = `${c.condition.avis ?? ""} ${c.condition.motif ?? ""}`.trim();
      },
    },
  ),
  ReductionRSA: repetable(
    {
      MTREDRSA: champ((c, v) => {
        const centimes = montant(c, v);
        if (centimes !== undefined) c.avis.valeur = String(centimes);
      }),
      DDREDRSA: champ((c, v) => {
        c.avis.depuis = jour(c, v);
      }),
      DFREDRSA: champ((c, v) => {
        c.avis.fin = jour(c, v);
      }),
    },
    {
      ouvrir: ouvrirAvis("reduction"),
      fermer: (c) => {
        c.avis.fin = finApres(c, c.avis.depuis, c.avis.fin, "DFREDRSA");
      },
    },
  ),
  PaiementTiers: unique(
    {
      AVISDESTPAIRSA: champ((c, v) => {
        c.avis.valeur = v;
      }),
      DTAVISDESTPAIRSA: champ((c, v) => {
        c.avis.depuis = jour(c, v);
      }),
      NOMTIE: connu,
      TYPEPERSTIE: connu,
    },
    { ouvrir: ouvrirAvis("paiement_tiers") },
  ),
});

export const DROIT: NoeudXml<LectureFlux> = unique({
  SituationDossierRSA: SITUATION,
  DetailDroitRSA: unique({
    TroncCommunDroitRSA: unique({
      TOPSANSDOMFIXE: champ((c, v) => {
        c.foyer.droit.sansDomicileFixe = booleen(c, v);
      }),
      NBENFAUTCHA: champ((c, v) => {
        c.foyer.droit.personnesACharge = entier(c, v);
      }),
      ORIDEMRSA: champ((c, v) => {
        c.foyer.droit.origine = code(c, v);
      }),
      DTORIDEMRSA: connu,
      TOPFOYDRODEVORSA: champ((c, v) => {
        c.foyer.droit.foyerSoumis = booleen(c, v);
      }),
    }),
    SpecificiteDOM: unique({
      SURFAGRIDOM: connu,
      DDSURFAGRIDOM: connu,
      SURFAGRIDOMPLA: connu,
      NBTOTAIDEFAMSURFDOM: connu,
      NBTOTPERSMAJOSURFDOM: connu,
    }),
    MontantsCalculDroitRSA: MONTANTS,
    DetailCalculDroitRSA: repetable(
      {
        NATPF: champ((c, v) => {
          c.nature.code = code(c, v);
        }),
        SOUSNATPF: connu,
        DDNATDRO: champ((c, v) => {
          c.nature.depuis = jour(c, v);
        }),
        DFNATDRO: champ((c, v) => {
          c.nature.fin = jour(c, v);
        }),
        MTRSAVERS: connu,
        DTDERRSAVERS: champ((c, v) => {
          const lu = jour(c, v);
          const { roulant } = c.foyer.droit;
          if (lu !== undefined && lu > (roulant.dernierVersement ?? "")) {
            roulant.dernierVersement = lu;
          }
        }),
      },
      {
        ouvrir: (c) => {
          c.nature = {};
          c.foyer.droit.natures.push(c.nature);
        },
        fermer: (c) => {
          c.nature.fin = finApres(c, c.nature.depuis, c.nature.fin, "DFNATDRO");
        },
      },
    ),
    AvisPCGDroitRSA: AVIS,
  }),
});
