import {
  champ as champDe,
  connu,
  repetable as repetableDe,
  unique as uniqueDe,
} from "#platform/fichiers/xml-schema.ts";
import { ebaucherPersonne, type LectureFlux } from "./ebauche.ts";
import {
  booleen,
  code,
  cumulerRessource,
  entier,
  jour,
  jourExige,
  montant,
  naissance,
  precision,
  retenirActivite,
  retenirGrossesse,
  retenirPrestation,
  sexe,
} from "./lecteurs.ts";

const champ = champDe<LectureFlux>;
const unique = uniqueDe<LectureFlux>;
const repetable = repetableDe<LectureFlux>;

const IDENTIFICATION = unique({
  QUAL: champ((c, v) => {
    c.personne.civilite = v;
  }),
  NOM: champ((c, v) => {
    c.personne.nomUsage = v;
  }),
  NOMNAI: champ((c, v) => {
    c.personne.nomNaissance = v;
  }),
  PRENOM: champ((c, v) => {
    c.personne.prenom = v;
  }),
  PRENOM2: champ((c, v) => {
    c.personne.autresPrenoms.push(v);
  }),
  PRENOM3: champ((c, v) => {
    c.personne.autresPrenoms.push(v);
  }),
  NOMCOMNAI: champ((c, v) => {
    c.personne.lieuNaissance = v;
  }),
  DTNAI: champ(naissance),
  RGNAI: champ((c, v) => {
    c.personne.rangNaissance = entier(c, v);
  }),
  TYPEDTNAI: champ(precision),
  NIR: champ((c, v) => {
    c.personne.nir = v.replaceAll(" ", "").toUpperCase();
  }),
  TOPVALIEC: connu,
  SEXE: champ(sexe),
});

const RESSOURCES = unique({
  GeneraliteRessourcesTrimestre: unique({
    TOPRESSNUL: connu,
    DDRESS: champ((c, v) => {
      c.personne.roulant.trimestreDebut = jour(c, v);
    }),
    DFRESS: champ((c, v) => {
      c.personne.roulant.trimestreFin = jour(c, v);
    }),
  }),
  RessourcesMensuelles: repetable({
    GeneraliteRessourcesMensuelles: unique({ MOISRESS: connu, NBHEUMENTRA: connu }),
    DetailRessourcesMensuelles: repetable(
      {
        NATRESS: champ((c, v) => {
          c.ressource.nature = v;
        }),
        MTNATRESSMEN: champ((c, v) => {
          c.ressource.montant = montant(c, v);
        }),
        ABANEU: connu,
      },
      {
        ouvrir: (c) => {
          c.ressource = {};
        },
        fermer: cumulerRessource,
      },
    ),
  }),
});

/** Known to the schema, not kept: Passerelle has no use for them (GDPR, minimisation). */
const NON_RETENUS = {
  Rattachement: repetable({
    NOMNAI: connu,
    PRENOM: connu,
    DTNAI: connu,
    NIR: connu,
    TYPEPAR: connu,
  }),
  PensionAlimentaire: unique({
    Asf: repetable({ SITASF: connu, PARASSOASF: connu, DDASF: connu, DFASF: connu }),
    CreanceAlimentaire: repetable({
      ETATCREALIM: connu,
      DDCREALIM: connu,
      DFCREALIM: connu,
      ORIOBLALIM: connu,
      MOTIDISCREALIM: connu,
      COMMCREALIM: connu,
      MTSANCREALIM: connu,
    }),
  }),
  InformationsAgricoles: unique({ MTBENAGRI: connu, REGFISAGRI: connu, DTBENAGRI: connu }),
  AvisPCGPersonne: unique({
    ConditionETI: unique({
      AVISEVARESSNONSAL: connu,
      DTSOURESSNONSAL: connu,
      DTEVARESSNONSAL: connu,
      MTEVARESSNONSAL: connu,
    }),
    Derogation: repetable({
      TYPEDERO: connu,
      AVISDERO: connu,
      DDAVISDERO: connu,
      DFAVISDERO: connu,
    }),
    ExclueRSA: unique({ EXCL: connu, DDEXCL: connu, DFEXCL: connu }),
    Liberalite: unique({ MTLIBERNONDECL: connu, DTABSDECLLIBER: connu }),
  }),
  AvisCGSSDOMPersonne: unique({ JUSACTDOM: connu, RESUJUSACTDOM: connu }),
};

export const PERSONNE = repetable(
  {
    Identification: IDENTIFICATION,
    DossierCAF: unique({
      TOPRESPDOS: champ((c, v) => {
        c.personne.responsable = booleen(c, v);
      }),
      DDRATDOS: champ((c, v) => {
        c.personne.rattacheeDepuis = jourExige(c, v);
      }),
      DFRATDOS: champ((c, v) => {
        c.personne.rattacheeJusqua = jour(c, v);
      }),
      NUMDEMRSAPRECE: champ((c, v) => {
        c.personne.demandePrecedente = v;
      }),
    }),
    Prestations: repetable(
      {
        NATPREST: champ((c, v) => {
          c.prestation.nature = code(c, v);
        }),
        ROLEPERS: champ((c, v) => {
          c.prestation.role = code(c, v);
        }),
        TOPCHAPERS: champ((c, v) => {
          c.prestation.aCharge = booleen(c, v);
        }),
      },
      {
        ouvrir: (c) => {
          c.prestation = {};
        },
        fermer: retenirPrestation,
      },
    ),
    DossierPoleEmploi: unique({
      IDASSEDIC: champ((c, v) => {
        c.personne.identifiantFt = v;
      }),
    }),
    Ressources: RESSOURCES,
    MontantCalculDroitRSAPersonne: unique({
      TOPPERSDRODEVORSA: champ((c, v) => {
        c.personne.soumis = booleen(c, v);
      }),
      TOPPERSENTDRODEVORSA: champ((c, v) => {
        c.personne.entrante = booleen(c, v);
      }),
      MTPERSRESSMENRSA: connu,
      MTPERSABANEURSA: connu,
    }),
    Activite: repetable(
      {
        REG: champ((c, v) => {
          c.activite.regime = v;
        }),
        ACT: champ((c, v) => {
          c.activite.code = v;
        }),
        DDACT: champ((c, v) => {
          c.activite.debut = jour(c, v);
        }),
        DFACT: champ((c, v) => {
          c.activite.fin = jour(c, v);
        }),
        NATCONTRTRA: champ((c, v) => {
          c.activite.contrat = v;
        }),
        TOPCONDADMETI: connu,
      },
      {
        ouvrir: (c) => {
          c.activite = {};
        },
        fermer: retenirActivite,
      },
    ),
    Grossesse: unique(
      {
        DDGRO: champ((c, v) => {
          c.grossesse.depuis = jour(c, v);
        }),
        DFGRO: champ((c, v) => {
          c.grossesse.fin = jour(c, v);
        }),
        DTDECLGRO: connu,
        NATFINGRO: champ((c, v) => {
          c.grossesse.natureFin = code(c, v);
        }),
      },
      {
        ouvrir: (c) => {
          c.grossesse = {};
        },
        fermer: retenirGrossesse,
      },
    ),
    ...NON_RETENUS,
  },
  {
    ouvrir: (c) => {
      c.personne = ebaucherPersonne(c.ligne);
      c.foyer.personnes.push(c.personne);
    },
  },
);
