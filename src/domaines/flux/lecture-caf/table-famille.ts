import {
  champ as champDe,
  connu,
  repetable as repetableDe,
  unique as uniqueDe,
} from "#platform/fichiers/xml-schema.ts";
import type { LectureFlux } from "./ebauche.ts";
import { avertir, code, jour } from "./lecteurs.ts";
import { lireCodePostal, lireCommune } from "./rules/valeurs.ts";

const champ = champDe<LectureFlux>;
const unique = uniqueDe<LectureFlux>;
const repetable = repetableDe<LectureFlux>;

const ligneEtrangere = champ((c, v) => {
  c.adresse.etranger.push(v);
});

const RANGS = { "1": 1, "01": 1, "2": 2, "02": 2, "3": 3, "03": 3 } as const;
const estRang = (v: string): v is keyof typeof RANGS => Object.hasOwn(RANGS, v);

export const DONNEES_ADMINISTRATIVES = unique({
  SituationFamille: unique({
    SITFAM: champ((c, v) => {
      c.foyer.situationFamille.code = code(c, v);
    }),
    DDSITFAM: champ((c, v) => {
      c.foyer.situationFamille.depuis = jour(c, v);
    }),
    REGAGRIFAM: connu,
  }),
  Adresse: repetable(
    {
      TroncCommunAdresse: unique({
        RGADR: champ((c, v) => {
          if (estRang(v)) c.adresse.rang = RANGS[v];
        }),
        DTEMM: champ((c, v) => {
          c.adresse.depuis = jour(c, v);
        }),
        PAYS: champ((c, v) => {
          c.adresse.pays = code(c, v);
        }),
        TYPEADR: champ((c, v) => {
          c.adresse.nature = code(c, v);
        }),
        ETATADR: champ((c, v) => {
          c.adresse.qualite = v;
        }),
      }),
      AdresseDetailleeFrance: unique({
        COMPLIDEADR: champ((c, v) => {
          c.adresse.identifiant = v;
        }),
        COMPLADR: champ((c, v) => {
          c.adresse.complement = v;
        }),
        NUMVOIE: champ((c, v) => {
          c.adresse.numero = v;
        }),
        LIBTYPEVOIE: champ((c, v) => {
          c.adresse.typeVoie = v;
        }),
        NOMVOIE: champ((c, v) => {
          c.adresse.nomVoie = v;
        }),
        LIEUDIST: champ((c, v) => {
          c.adresse.lieuDit = v;
        }),
        NUMCOM: champ((c, v) => {
          c.adresse.commune = lireCommune(v) ?? avertir(c, "commune_illisible", "NUMCOM");
        }),
        CODEPOS: champ((c, v) => {
          c.adresse.codePostal = lireCodePostal(v) ?? avertir(c, "commune_illisible", "CODEPOS");
        }),
        NOMCOM: champ((c, v) => {
          c.adresse.nomCommune = v;
        }),
      }),
      AdresseHorsFrance: unique({
        LIBLIG2ADR: ligneEtrangere,
        LIBLIG3ADR: ligneEtrangere,
        LIBLIG4ADR: ligneEtrangere,
        LIBLIG5ADR: ligneEtrangere,
        LIBLIG6ADR: ligneEtrangere,
        LIBLIG7ADR: ligneEtrangere,
      }),
    },
    {
      ouvrir: (c) => {
        c.adresse = { etranger: [] };
        c.foyer.adresses.push(c.adresse);
      },
    },
  ),
});
