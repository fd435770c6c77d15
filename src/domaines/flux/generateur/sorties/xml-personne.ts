import { dernierJour, type Mois, premierJour } from "../calendrier.ts";
import { cleNir } from "../nir.ts";
import { moyenne } from "../population/bareme.ts";
import { soumission } from "../population/droits.ts";
import type { Dossier, Membre } from "../population/modele.ts";
import { montant } from "./balises.ts";

/** The CAF writes 13 characters, the MSA adds the key. */
const nirEcrit = (d: Dossier, nir: string): string =>
  d.organisme.fonction === "MSA" && nir.length === 13 ? nir + cleNir(nir) : nir;

const identification = (d: Dossier, m: Membre): string => {
  const h = m.humain;
  const qualite = m.role === "ENF" ? "" : `<QUAL>${h.sexe === 1 ? "MR" : "MME"}</QUAL>\n`;
  const nir = nirEcrit(d, h.nirTransmis);
  return `<Identification>
${qualite}<NOM>${h.nomUsage.slice(0, 28)}</NOM>
<NOMNAI>${h.nomNaissance.slice(0, 28)}</NOMNAI>
<PRENOM>${h.prenom}</PRENOM>
${h.autrePrenom ? `<PRENOM2>${h.autrePrenom.slice(0, 15)}</PRENOM2>\n` : ""}<NOMCOMNAI>${h.lieuNaissance}</NOMCOMNAI>
<DTNAI>${h.naissance}</DTNAI>
${h.rang ? `<RGNAI>${h.rang}</RGNAI>\n` : ""}<TYPEDTNAI>${h.precision}</TYPEDTNAI>
${nir ? `<NIR>${nir}</NIR>\n` : ""}<TOPVALIEC>${nir ? 1 : 0}</TOPVALIEC>
<SEXE>${h.sexe}</SEXE>
</Identification>
`;
};

const rattachements = (d: Dossier, m: Membre): string => {
  let xml = "";
  for (const parent of d.membres) {
    if (parent.role === "ENF" || parent.fin !== "") continue;
    const h = parent.humain;
    const nir = nirEcrit(d, h.nirTransmis);
    xml += `<Rattachement>
<NOMNAI>${h.nomNaissance.slice(0, 28)}</NOMNAI>
<PRENOM>${h.prenom}</PRENOM>
<DTNAI>${h.naissance}</DTNAI>
${nir ? `<NIR>${nir}</NIR>\n` : ""}<TYPEPAR>${h.nomNaissance === m.humain.nomNaissance || h.sexe === 2 ? "LEG" : "AUT"}</TYPEPAR>
</Rattachement>
`;
  }
  return xml;
};

/** The quarter of resources changes with the dossier's own month, not with the file's. */
const ressources = (d: Dossier, m: Membre, mois: Mois): string => {
  const trimestre = mois - ((mois - d.phase) % 3);
  const nulles = m.nature === "000";
  let xml = `<Ressources>
<GeneraliteRessourcesTrimestre>
<TOPRESSNUL>${nulles ? 1 : 0}</TOPRESSNUL>
<DDRESS>${premierJour(trimestre - 3)}</DDRESS>
<DFRESS>${dernierJour(trimestre - 1)}</DFRESS>
</GeneraliteRessourcesTrimestre>
`;
  for (let i = 0; i < 3; i++) {
    xml += `<RessourcesMensuelles>
<GeneraliteRessourcesMensuelles>
<MOISRESS>${premierJour(trimestre - 3 + i)}</MOISRESS>
</GeneraliteRessourcesMensuelles>
<DetailRessourcesMensuelles>
<NATRESS>${m.nature}</NATRESS>
<MTNATRESSMEN>${montant(m.montants[i as 0 | 1 | 2])}</MTNATRESSMEN>
</DetailRessourcesMensuelles>
</RessourcesMensuelles>
`;
  }
  return `${xml}</Ressources>\n`;
};

const adulte = (d: Dossier, m: Membre, mois: Mois): string => {
  const soumis = soumission(d, m);
  const { assedic: declare, assedicEn } = m.humain;
  const assedic =
    declare && assedicEn <= mois
      ? `<DossierPoleEmploi>\n<IDASSEDIC>${declare}</IDASSEDIC>\n</DossierPoleEmploi>\n`
      : "";
  const droits =
    soumis === undefined
      ? ""
      : `<MontantCalculDroitRSAPersonne>
<TOPPERSDRODEVORSA>${soumis ? 1 : 0}</TOPPERSDRODEVORSA>
<TOPPERSENTDRODEVORSA>${soumis && m.entrant ? 1 : 0}</TOPPERSENTDRODEVORSA>
<MTPERSRESSMENRSA>${montant(moyenne(m))}</MTPERSRESSMENRSA>
<MTPERSABANEURSA>0000000.00</MTPERSABANEURSA>
</MontantCalculDroitRSAPersonne>
`;
  return `${assedic}${ressources(d, m, mois)}${droits}<Activite>
<REG>${m.activite === "EXP" ? "AG" : "GE"}</REG>
<ACT>${m.activite}</ACT>
<DDACT>${m.activiteDepuis}</DDACT>
</Activite>
`;
};

const grossesse = (m: Membre): string => {
  const g = m.grossesse;
  if (!g) return "";
  const fin = g.fin ? `<DFGRO>${g.fin}</DFGRO>\n` : "";
  return `<Grossesse>
<DDGRO>${g.debut}</DDGRO>
${fin}<DTDECLGRO>${g.declaree}</DTDECLGRO>
${g.fin ? "<NATFINGRO>N</NATFINGRO>\n" : ""}</Grossesse>
`;
};

export const xmlPersonne = (d: Dossier, m: Membre, mois: Mois): string => {
  const enfant = m.role === "ENF";
  return `<Personne>
${identification(d, m)}<DossierCAF>
<TOPRESPDOS>${m.role === "DEM" ? 1 : 0}</TOPRESPDOS>
<DDRATDOS>${m.depuis}</DDRATDOS>
${m.fin ? `<DFRATDOS>${m.fin}</DFRATDOS>\n` : ""}${m.demandePrecedente ? `<NUMDEMRSAPRECE>${m.demandePrecedente}</NUMDEMRSAPRECE>\n` : ""}</DossierCAF>
<Prestations>
<NATPREST>PFA</NATPREST>
<ROLEPERS>${m.rolePfa}</ROLEPERS>
<TOPCHAPERS>${enfant ? 1 : 0}</TOPCHAPERS>
</Prestations>
<Prestations>
<NATPREST>RSA</NATPREST>
<ROLEPERS>${m.role}</ROLEPERS>
<TOPCHAPERS>1</TOPCHAPERS>
</Prestations>
${enfant ? rattachements(d, m) : adulte(d, m, mois)}${grossesse(m)}</Personne>
`;
};
