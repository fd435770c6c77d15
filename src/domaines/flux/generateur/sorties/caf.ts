import type { Jour } from "#core/jour.ts";
import { dernierJour, type Mois, premierJour, texteMois } from "../calendrier.ts";
import { glisserInconnus, imageAncienne } from "../pannes.ts";
import type { Dossier, Organisme } from "../population/modele.ts";
import type { Monde } from "../population/monde.ts";
import { type Fichier, ouvrirFichier } from "./fichier.ts";
import { creerComptes, lignePersonne } from "./verite.ts";
import { type Fait, xmlFoyer } from "./xml-foyer.ts";

interface Enveloppe {
  readonly type: "M" | "I";
  readonly cree: Jour;
  readonly heure: string;
  readonly reference: Jour;
}

const enTete = (e: Enveloppe): string => `<?xml version="1.0" encoding="windows-1252"?>
<Racine>
<IdentificationFlux>
<APPLIEME>CRI</APPLIEME>
<NUMVERSIONAPPLIEME>6200</NUMVERSIONAPPLIEME>
<TYPEFLUX>${e.type}</TYPEFLUX>
<NATFLUX>D</NATFLUX>
<DTCREAFLUX>${e.cree}</DTCREAFLUX>
<HEUCREAFLUX>${e.heure}</HEUCREAFLUX>
<DTREF>${e.reference}</DTREF>
</IdentificationFlux>
`;

const pied = (transmis: number): string => `<TransmissionFlux>
<NBTOTDOSRSATRANSM>${String(transmis).padStart(8, "0")}</NBTOTDOSRSATRANSM>
<NBTOTDOSRSATRANSMANO>00000000</NBTOTDOSRSATRANSMANO>
</TransmissionFlux>
</Racine>
`;

/** The mensuel of a month is made in the night that follows it. */
const enveloppeMensuel = (organisme: Organisme, mois: Mois): Enveloppe => ({
  type: "M",
  cree: premierJour(mois + 1),
  heure: organisme.fonction === "CAF" ? "02:10:05.0000" : "03:05:12.0000",
  reference: dernierJour(mois),
});

/** A quotidien is made the evening of its day. */
export const enveloppeQuotidien = (organisme: Organisme, le: Jour): Enveloppe => ({
  type: "I",
  cree: le,
  heure: organisme.fonction === "CAF" ? "21:30:11.0000" : "22:10:40.0000",
  reference: le,
});

/** Dossiers each body sent in its last mensuel: those of them that are missing from the next have left. */
export type DejaTransmis = Map<string, readonly Dossier[]>;

interface Mensuel {
  readonly organisme: Organisme;
  readonly mois: Mois;
  readonly chemin: string;
  readonly personnes: Fichier;
  readonly transmis: DejaTransmis;
}

const rendre = (monde: Monde, d: Dossier, mois: Mois, faits: readonly Fait[] = []): string => {
  const xml = xmlFoyer(d, monde.departement, mois, faits);
  return monde.pannes.has("24") ? glisserInconnus(xml, d) : xml;
};

/** Writes a mensuel and its truth; answers its size and its line of counts. */
export const ecrireMensuel = async (
  monde: Monde,
  { organisme, mois, chemin, personnes, transmis }: Mensuel,
): Promise<{ octets: number; ligne: string }> => {
  const avant = transmis.get(organisme.cle);
  const comptes = creerComptes(mois, organisme, avant === undefined);
  const fichier = await ouvrirFichier(chemin, "latin1");
  fichier.ajouter(enTete(enveloppeMensuel(organisme, mois)));
  const ecrits: Dossier[] = [];
  let blocs = 0;
  const doubles = organisme === monde.caf ? monde.doublons : 0;
  for (const d of monde.dossiers) {
    if (d.organisme !== organisme) continue;
    if (blocs < doubles * 2 && blocs % 2 === 0) {
      // The older picture first: the last one of a file is the right one.
      fichier.ajouter(rendre(monde, imageAncienne(d), mois));
      comptes.compterBloc(d);
      blocs++;
    }
    fichier.ajouter(rendre(monde, d, mois));
    blocs++;
    comptes.compter(d);
    for (const m of d.membres) personnes.ajouter(lignePersonne(texteMois(mois), d, m));
    d.transmisEn = mois;
    ecrits.push(d);
    if (fichier.plein()) await fichier.vider();
    if (personnes.plein()) await personnes.vider();
  }
  fichier.ajouter(pied(blocs));
  const absents = (avant ?? []).filter((d) => d.transmisEn !== mois);
  const ligne = comptes.ligne(absents);
  for (const d of absents) d.etatPrecedent = "";
  for (const d of ecrits) d.etatPrecedent = d.etat;
  transmis.set(organisme.cle, ecrits);
  return { octets: await fichier.fermer(), ligne };
};

/** Times of the day in order, so that the events of a dossier follow each other. */
const faitsDe = (d: Dossier, le: Jour): readonly Fait[] =>
  d.faits.map((code, i) => ({
    le,
    heure: `${String(8 + ((d.matricule + i) % 10)).padStart(2, "0")}:${String(d.matricule % 60).padStart(2, "0")}:${String(10 + i)}.0000`,
    code,
  }));

/** The text of a quotidien: every dossier of the body touched that day, whole. */
export const texteQuotidien = (
  monde: Monde,
  enveloppe: Enveloppe,
  touches: readonly Dossier[],
): string => {
  let xml = enTete(enveloppe);
  for (const d of touches) {
    xml += rendre(monde, d, monde.mois, faitsDe(d, enveloppe.reference));
  }
  return xml + pied(touches.length);
};

/** A first sending that holds only seven dossiers out of ten, and says so: its counts disagree. */
export const ecrirePartiel = async (
  monde: Monde,
  organisme: Organisme,
  mois: Mois,
  chemin: string,
): Promise<number> => {
  const siens = monde.dossiers.filter((d) => d.organisme === organisme);
  const fichier = await ouvrirFichier(chemin, "latin1");
  fichier.ajouter(enTete({ ...enveloppeMensuel(organisme, mois), heure: "01:00:00.0000" }));
  for (const d of siens.slice(0, Math.floor(siens.length * 0.7))) {
    fichier.ajouter(rendre(monde, d, mois));
    if (fichier.plein()) await fichier.vider();
  }
  fichier.ajouter(pied(siens.length));
  return fichier.fermer();
};
