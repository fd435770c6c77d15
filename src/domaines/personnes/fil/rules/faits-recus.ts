import { majuscule } from "#core/texte.ts";
import type { DroitConnu, Fiche } from "../../identite/fiche.ts";
import { libelleEtat, libelleMotif, libelleRole } from "../../identite/libelles.ts";
import type { FaitRecu } from "../fil.ts";

const tenu = ({ provenance }: { readonly provenance: FaitRecu["provenance"] }): boolean =>
  provenance.remplaceLe === undefined;

const direDroit = (
  d: DroitConnu,
  avant: DroitConnu | undefined,
  direMontant: (centimes: number) => string,
): string => {
  const montant = d.montantCentimes === null ? "" : direMontant(d.montantCentimes);
  if (avant && avant.etat === d.etat && avant.motif === d.motif) {
    return montant ? `Droit recalculé par l’organisme payeur : ${montant}` : "Droit mis à jour";
  }
  const motif = d.motif ? ` : ${libelleMotif(d.etat, d.motif)}` : "";
  return `${majuscule(libelleEtat(d.etat))}${motif}${montant ? ` (${montant})` : ""}`;
};

/** In the order of days, within one dossier. */
const droitsDe = (
  droits: readonly DroitConnu[],
  direMontant: (centimes: number) => string,
): readonly FaitRecu[] => {
  const derniers = new Map<string, DroitConnu>();
  return droits
    .filter(tenu)
    .toSorted((a, b) => (a.validite.debut < b.validite.debut ? -1 : 1))
    .map((d) => {
      const fait = direDroit(d, derniers.get(d.dossierId), direMontant);
      derniers.set(d.dossierId, d);
      return { jour: d.validite.debut, nature: "droit", fait, provenance: d.provenance };
    });
};

const SOUMISSION: Readonly<Record<string, string>> = {
  true: "Soumise aux droits et devoirs",
  false: "Non soumise aux droits et devoirs",
  null: "Soumission aux droits et devoirs inconnue",
};

/**
 * What the payers' files said of a person, one line a fact, as it is held for true now. What was replaced stays in
 * the tables of the record.
 *
 * @param direMontant  how the screen writes an amount of centimes
 */
export const faitsRecus = (
  fiche: Pick<Fiche, "droits" | "soumissions" | "adresses" | "appartenances">,
  direMontant: (centimes: number) => string,
): readonly FaitRecu[] => [
  ...droitsDe(fiche.droits, direMontant),
  ...fiche.soumissions.filter(tenu).map((s) => ({
    jour: s.validite.debut,
    nature: "soumission" as const,
    fait: SOUMISSION[String(s.valeur)] ?? "",
    provenance: s.provenance,
  })),
  ...fiche.adresses.filter(tenu).map((a) => ({
    jour: a.validite.debut,
    nature: "adresse" as const,
    fait: `Adresse à ${a.nomCommune ?? "une commune non dite"}`,
    provenance: a.provenance,
  })),
  ...fiche.appartenances.filter(tenu).flatMap((m) => [
    {
      jour: m.validite.debut,
      nature: "dossier" as const,
      fait: `Dans le dossier ${m.organisme} ${m.matricule}, ${libelleRole(m.role)}`,
      provenance: m.provenance,
    },
    ...(m.validite.fin
      ? [
          {
            jour: m.validite.fin,
            nature: "dossier" as const,
            fait: `Quitte le dossier ${m.organisme} ${m.matricule}`,
            provenance: m.provenance,
          },
        ]
      : []),
  ]),
];
