import {
  champ as champDe,
  compilerSchema,
  connu,
  type NoeudXml,
  repetable as repetableDe,
  type SchemaXml,
  unique as uniqueDe,
} from "#platform/fichiers/xml-schema.ts";
import { ebaucherFoyer, type LectureFlux } from "./ebauche.ts";
import { arreterLecture } from "./errors.ts";
import { code, jour, jourExige, matricule, rejeter } from "./lecteurs.ts";
import { lireHeure, lireJourXml, normaliserDepartement } from "./rules/valeurs.ts";
import { DROIT } from "./table-droit.ts";
import { DONNEES_ADMINISTRATIVES } from "./table-famille.ts";
import { PERSONNE } from "./table-personne.ts";

/**
 * Flux bénéficiaire, schema VRSB 0801: the only place, with its two sister tables, where the payers' tags
 * are spelt. Another version of the schema is another table over the same draft.
 */
const champ = champDe<LectureFlux>;
const unique = uniqueDe<LectureFlux>;
const repetable = repetableDe<LectureFlux>;

const IDENTIFICATION_RSA = unique({
  Organisme: unique({
    FONORG: champ((c, v) => {
      c.foyer.sorteOrganisme = code(c, v);
      c.foyer.ligneOrganisme = c.ligne;
    }),
    NUMORG: champ((c, v) => {
      c.foyer.numeroOrganisme = v;
    }),
    MATRICULE: champ(matricule),
    STATUDEMRSA: connu,
  }),
  Partenaire: unique({
    TYPEPARTE: connu,
    IDEPARTE: champ((c, v) => {
      c.foyer.departement = normaliserDepartement(v);
      c.foyer.ligneDepartement = c.ligne;
    }),
  }),
  DemandeRSA: unique({
    DTDEMRSA: champ((c, v) => {
      c.foyer.dateDemande = jourExige(c, v);
    }),
    NUMDEMRSA: champ((c, v) => {
      c.foyer.numeroDemande = v;
    }),
  }),
  DemandeRMI: unique({
    DateDemandeRMI: unique({ DTDEMRMI: connu }),
    NumeroInstructionRMI: unique({
      NUMDEPINSRMI: connu,
      TYPEINSRMI: connu,
      NUMCOMINSRMI: connu,
      NUMAGRINSRMI: connu,
      NUMDOSINSRMI: connu,
      NUMCLI: connu,
    }),
  }),
  OrganismeCedant: unique(
    {
      FONORGCEDMUT: champ((c, v) => {
        c.mutation.sorte = v;
      }),
      NUMORGCEDMUT: champ((c, v) => {
        c.mutation.numero = v;
      }),
      MATRICULEORGCEDMUT: champ((c, v) => {
        c.mutation.matricule = v;
      }),
      DDARRMUT: champ((c, v) => {
        c.mutation.le = jour(c, v);
      }),
    },
    {
      ouvrir: (c) => {
        c.mutation = {};
        c.foyer.cedant = c.mutation;
      },
    },
  ),
  OrganismePrenant: unique(
    {
      FONORGPRENMUT: champ((c, v) => {
        c.mutation.sorte = v;
      }),
      NUMORGPRENMUT: champ((c, v) => {
        c.mutation.numero = v;
      }),
      DDDEPAMUT: champ((c, v) => {
        c.mutation.le = jour(c, v);
      }),
    },
    {
      ouvrir: (c) => {
        c.mutation = {};
        c.foyer.prenant = c.mutation;
      },
    },
  ),
});

const CONTROLE = unique({
  ControleAdministratif: repetable({
    IdentificationCibleControleAdministratif: unique({
      DTEFFCIBCONTRO: connu,
      CIBCONTRO: connu,
      CIBCONTROMSA: connu,
    }),
    IdentificationControleAdministratif: unique({ DTDETECCONTRO: connu, DTCLOCONTRO: connu }),
    ModaliteControleAdministratif: unique({
      LIBCIBCONTRO: connu,
      FAMCIBCONTRO: connu,
      NATCIBCONTRO: connu,
      COMMACONTRO: connu,
      TYPECONTRO: connu,
    }),
    ResultatControleAdministratif: unique({
      TYPEIMPACCONTRO: connu,
      MTINDURSACGCONTRO: connu,
      MTRAPRSACGCONTRO: connu,
    }),
  }),
});

const FOYER = repetable(
  {
    IdentificationRSA: IDENTIFICATION_RSA,
    Personne: PERSONNE,
    DonneesAdministratives: DONNEES_ADMINISTRATIVES,
    PrestationRSA: DROIT,
    Evenement: repetable(
      {
        DTLIQ: champ((c, v) => {
          c.evenement.le = jour(c, v);
        }),
        HEULIQ: champ((c, v) => {
          c.evenement.heure = lireHeure(v);
        }),
        FG: champ((c, v) => {
          c.evenement.code = code(c, v);
        }),
      },
      {
        ouvrir: (c) => {
          c.evenement = {};
          c.foyer.evenements.push(c.evenement);
        },
      },
    ),
    Controle: CONTROLE,
    Anomalie: repetable({
      LIBANO: champ((c, v) => {
        rejeter(c, "anomalie_payeur", v);
      }),
    }),
  },
  {
    ouvrir: (c) => {
      if (!c.enveloppe.vue) arreterLecture("enveloppe_absente", { ligne: c.ligne });
      c.foyer = ebaucherFoyer(c.ligne);
    },
  },
);

const exiger = (c: LectureFlux, element: string, present: boolean): void => {
  if (!present) arreterLecture("enveloppe_incomplete", { ligne: c.enveloppe.ligne, element });
};

/** The envelope is checked as soon as it closes: a file of another kind is refused before its dossiers. */
const verifierEnveloppe = (c: LectureFlux): void => {
  const e = c.enveloppe;
  const ou = { ligne: e.ligne };
  if (e.natureFlux !== "D") {
    arreterLecture("pas_beneficiaire", { ...ou, element: "NATFLUX", valeur: e.natureFlux });
  }
  if (!["M", "I", "R"].includes(e.typeFlux)) {
    arreterLecture("type_flux_inconnu", { ...ou, element: "TYPEFLUX", valeur: e.typeFlux });
  }
  exiger(c, "DTREF", e.reference !== undefined);
  exiger(c, "DTCREAFLUX", e.creeLe !== undefined);
  exiger(c, "HEUCREAFLUX", e.creeHeure !== undefined);
  e.vue = true;
};

const RACINE: NoeudXml<LectureFlux> = unique({
  IdentificationFlux: unique(
    {
      APPLIEME: champ((c, v) => {
        c.enveloppe.application = v;
      }),
      NUMVERSIONAPPLIEME: champ((c, v) => {
        c.enveloppe.version = v;
      }),
      TYPEFLUX: champ((c, v) => {
        c.enveloppe.typeFlux = v;
      }),
      NATFLUX: champ((c, v) => {
        c.enveloppe.natureFlux = v;
      }),
      DTCREAFLUX: champ((c, v) => {
        c.enveloppe.creeLe = lireJourXml(v);
      }),
      HEUCREAFLUX: champ((c, v) => {
        c.enveloppe.creeHeure = lireHeure(v);
      }),
      DTREF: champ((c, v) => {
        c.enveloppe.reference = lireJourXml(v);
      }),
      VERSIONFLUX: connu,
      TYPEPARTE: connu,
      IDEPARTE: champ((c, v) => {
        c.enveloppe.departement = normaliserDepartement(v);
      }),
    },
    {
      ouvrir: (c) => {
        c.enveloppe.ligne = c.ligne;
      },
      fermer: verifierEnveloppe,
    },
  ),
  InfosFoyerRSA: FOYER,
  TransmissionFlux: unique(
    {
      NBTOTDOSRSATRANSM: champ((c, v) => {
        c.fin.annonces = /^\d{1,9}$/.test(v) ? Number(v) : undefined;
      }),
      NBTOTDOSRSATRANSMANO: champ((c, v) => {
        c.fin.anomalies = /^\d{1,9}$/.test(v) ? Number(v) : undefined;
      }),
      NBCARATRANSM: connu,
    },
    {
      ouvrir: (c) => {
        c.fin.vue = true;
      },
    },
  ),
});

export const SCHEMA_0801: SchemaXml<LectureFlux> = compilerSchema("Racine", RACINE);
