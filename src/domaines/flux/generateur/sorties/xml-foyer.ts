import type { Jour } from "#core/jour.ts";
import { type Mois, moisDuJour, premierJour } from "../calendrier.ts";
import { calculer } from "../population/bareme.ts";
import { soumission } from "../population/droits.ts";
import type { Adresse, Dossier } from "../population/modele.ts";
import { montant } from "./balises.ts";
import { xmlPersonne } from "./xml-personne.ts";

/** What a quotidien adds to a picture: the day and the reasons. */
export interface Fait {
  readonly le: Jour;
  readonly heure: string;
  readonly code: string;
}

/** 15 digits: the CAF pads on the left, the MSA on the right, as both have been seen. */
const matriculeEcrit = (d: Dossier): string =>
  d.organisme.fonction === "MSA"
    ? String(d.matricule).padEnd(15, "0")
    : String(d.matricule).padStart(15, "0");

const identification = (d: Dossier, departement: string): string => {
  const cedant = d.cedant
    ? `<OrganismeCedant>
<FONORGCEDMUT>${d.cedant.organisme[0]}</FONORGCEDMUT>
<NUMORGCEDMUT>${d.cedant.organisme[1]}</NUMORGCEDMUT>
<MATRICULEORGCEDMUT>${String(d.cedant.matricule).padStart(15, "0")}</MATRICULEORGCEDMUT>
<DDARRMUT>${d.cedant.le}</DDARRMUT>
</OrganismeCedant>
`
    : "";
  const prenant = d.prenant
    ? `<OrganismePrenant>
<FONORGPRENMUT>${d.prenant.organisme[0]}</FONORGPRENMUT>
<NUMORGPRENMUT>${d.prenant.organisme[1]}</NUMORGPRENMUT>
<DDDEPAMUT>${d.prenant.le}</DDDEPAMUT>
</OrganismePrenant>
`
    : "";
  return `<IdentificationRSA>
<Organisme>
<FONORG>${d.organisme.fonction}</FONORG>
<NUMORG>${d.organisme.numero}</NUMORG>
<MATRICULE>${matriculeEcrit(d)}</MATRICULE>
</Organisme>
<Partenaire>
<TYPEPARTE>CG</TYPEPARTE>
<IDEPARTE>${departement.padStart(3, "0")}</IDEPARTE>
</Partenaire>
<DemandeRSA>
<DTDEMRSA>${d.dateDemande}</DTDEMRSA>
<NUMDEMRSA>${d.numero}</NUMDEMRSA>
</DemandeRSA>
${cedant}${prenant}</IdentificationRSA>
`;
};

const vide = (balise: string, valeur: string): string =>
  valeur ? `<${balise}>${valeur}</${balise}>\n` : `<${balise}/>\n`;

const detailAdresse = (a: Adresse): string =>
  a.etrangere
    ? `<AdresseHorsFrance>
<LIBLIG2ADR/>
<LIBLIG3ADR/>
<LIBLIG4ADR>12 GROTE MARKT</LIBLIG4ADR>
<LIBLIG5ADR/>
<LIBLIG6ADR>8500 KORTRIJK</LIBLIG6ADR>
<LIBLIG7ADR>BELGIQUE</LIBLIG7ADR>
</AdresseHorsFrance>
`
    : `<AdresseDetailleeFrance>
${vide("COMPLIDEADR", a.complement)}<COMPLADR/>
${vide("NUMVOIE", a.numero)}<LIBTYPEVOIE>${a.type}</LIBTYPEVOIE>
<NOMVOIE>${a.voie}</NOMVOIE>
${vide("LIEUDIST", a.lieudit)}<NUMCOM>${a.lieu.commune}</NUMCOM>
<CODEPOS>${a.lieu.codePostal}</CODEPOS>
<NOMCOM>${a.lieu.nomEcrit}</NOMCOM>
</AdresseDetailleeFrance>
`;

const donneesAdministratives = (d: Dossier): string => {
  let adresses = "";
  for (const [i, a] of d.adresses.entries()) {
    adresses += `<Adresse>
<TroncCommunAdresse>
<RGADR>0${i + 1}</RGADR>
<DTEMM>${a.depuis}</DTEMM>
<PAYS>${a.etrangere ? "HOR" : "FRA"}</PAYS>
<TYPEADR>${a.provisoire ? "P" : "D"}</TYPEADR>
<ETATADR>CO</ETATADR>
</TroncCommunAdresse>
${detailAdresse(a)}</Adresse>
`;
  }
  return `<DonneesAdministratives>
<SituationFamille>
<SITFAM>${d.situation}</SITFAM>
<DDSITFAM>${d.situationDepuis}</DDSITFAM>
</SituationFamille>
${adresses}</DonneesAdministratives>
`;
};

const situation = (d: Dossier): string => {
  const { etat, motif, etatDepuis: le } = d;
  const detail =
    etat === "1"
      ? `<Refus>\n<DTREFURSA>${le}</DTREFURSA>\n<MOTIREFURSA>${motif}</MOTIREFURSA>\n</Refus>\n`
      : etat === "3"
        ? `<SuspensionDroit>\n<MOTISUSDRORSA>${motif}</MOTISUSDRORSA>\n<DDSUSDRORSA>${le}</DDSUSDRORSA>\n</SuspensionDroit>\n`
        : etat === "4"
          ? `<SuspensionVersement>\n<MOTISUSVERSRSA>${motif}</MOTISUSVERSRSA>\n<DDSUSVERSRSA>${le}</DDSUSVERSRSA>\n</SuspensionVersement>\n`
          : etat === "5" || etat === "6"
            ? `<FinDroit${etat === "6" ? "MoisAnterieur" : ""}>\n<MOTICLORSA>${motif}</MOTICLORSA>\n<DTCLORSA>${le}</DTCLORSA>\n</FinDroit${etat === "6" ? "MoisAnterieur" : ""}>\n`
            : "";
  return `<SituationDossierRSA>
<EtatDossierRSA>
<ETATDOSRSA>${etat}</ETATDOSRSA>
</EtatDossierRSA>
${detail}</SituationDossierRSA>
`;
};

/** Last month computed and paid: the present one while the right is paid, else the one before the state changed. */
const dernierCalcul = (d: Dossier, mois: Mois): Jour =>
  d.etat === "2" ? premierJour(mois) : premierJour(Math.min(mois, moisDuJour(d.etatDepuis)));

const droit = (d: Dossier, mois: Mois): string => {
  const le = dernierCalcul(d, mois);
  const c = calculer(d, le);
  const foyerSoumis = d.membres.some((m) => m.role !== "ENF" && soumission(d, m) === true);
  let petits = 0;
  for (const m of d.membres) if (m.role === "ENF" && m.fin === "") petits++;
  const tronc = `<TroncCommunDroitRSA>
<TOPSANSDOMFIXE>${d.sansDomicile ? 1 : 0}</TOPSANSDOMFIXE>
<NBENFAUTCHA>${String(petits).padStart(2, "0")}</NBENFAUTCHA>
<ORIDEMRSA>DEM</ORIDEMRSA>
<TOPFOYDRODEVORSA>${foyerSoumis ? 1 : 0}</TOPFOYDRODEVORSA>
</TroncCommunDroitRSA>
`;
  if (d.etat === "0" || d.etat === "1") return `<DetailDroitRSA>\n${tronc}</DetailDroitRSA>\n`;
  const verse = d.etat === "2" ? c.total : 0;
  const nature = c.majore ? "RSI" : "RSD";
  const demandeur = d.membres[0]?.humain.naissance.slice(0, 4) ?? "0000";
  const jeune = Number(le.slice(0, 4)) - Number(demandeur) < 25;
  const reduction = d.reduction
    ? `<AvisPCGDroitRSA>\n<ReductionRSA>\n<MTREDRSA>${montant(d.reduction)}</MTREDRSA>\n<DDREDRSA>${d.ouvertLe}</DDREDRSA>\n</ReductionRSA>\n</AvisPCGDroitRSA>\n`
    : "";
  return `<DetailDroitRSA>
${tronc}<MontantsCalculDroitRSA>
<DDELECAL>${le}</DDELECAL>
<MTREVMINIGARARSA>${montant(c.forfait)}</MTREVMINIGARARSA>
<MTREVGARARSA>${montant(c.forfait)}</MTREVGARARSA>
<MTPFRSA>${montant(c.prestationsFamiliales)}</MTPFRSA>
<MTALRSA>${montant(c.forfaitLogement)}</MTALRSA>
<MTRESSMENRSA>${montant(c.ressources)}</MTRESSMENRSA>
<MTREDCGRSA>${montant(d.reduction)}</MTREDCGRSA>
<MTTOTDRORSA>${montant(c.total)}</MTTOTDRORSA>
</MontantsCalculDroitRSA>
<DetailCalculDroitRSA>
<NATPF>${nature}</NATPF>
<SOUSNATPF>${nature}N${nature === "RSD" && !jeune ? 2 : 1}</SOUSNATPF>
<DDNATDRO>${d.ouvertLe}</DDNATDRO>
<MTRSAVERS>${montant(verse)}</MTRSAVERS>
<DTDERRSAVERS>${d.etat === "2" ? le : premierJour(moisDuJour(le) - 1)}</DTDERRSAVERS>
</DetailCalculDroitRSA>
${reduction}</DetailDroitRSA>
`;
};

/** The complete picture of a dossier in a month, in the order of the schema. */
export const xmlFoyer = (
  d: Dossier,
  departement: string,
  mois: Mois,
  faits: readonly Fait[] = [],
): string => {
  let personnes = "";
  for (const m of d.membres) personnes += xmlPersonne(d, m, mois);
  let evenements = "";
  for (const f of faits) {
    evenements += `<Evenement>\n<DTLIQ>${f.le}</DTLIQ>\n<HEULIQ>${f.heure}</HEULIQ>\n<FG>${f.code}</FG>\n</Evenement>\n`;
  }
  return `<InfosFoyerRSA>
${identification(d, departement)}${personnes}${donneesAdministratives(d)}<PrestationRSA>
${situation(d)}${droit(d, mois)}</PrestationRSA>
${evenements}</InfosFoyerRSA>
`;
};
