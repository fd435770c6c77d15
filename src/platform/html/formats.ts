import { ecartJours, type Instant, type Jour, jourDeSemaine } from "#core/jour.ts";
import { majuscule } from "#core/texte.ts";

/** No-break space: a narrow one is too thin beside tabular figures. */
const FINE = "\u00A0";
const MOINS = "\u2212";

const MOIS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
] as const;

const MOIS_COURTS = [
  "janv.",
  "févr.",
  "mars",
  "avr.",
  "mai",
  "juin",
  "juil.",
  "août",
  "sept.",
  "oct.",
  "nov.",
  "déc.",
] as const;

const SEMAINE = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"] as const;

const partiesDe = (j: Jour): { annee: string; rang: number; quantieme: string } => {
  const quantieme = Number(j.slice(8, 10));
  return {
    annee: j.slice(0, 4),
    rang: Number(j.slice(5, 7)) - 1,
    quantieme: quantieme === 1 ? "1er" : String(quantieme),
  };
};

/** `22 nov.`, for lists whose year is plain. */
export const jourCourt = (j: Jour): string => {
  const { rang, quantieme } = partiesDe(j);
  return `${quantieme}${FINE}${MOIS_COURTS[rang]}`;
};

/** `1er déc. 2026` */
export const jourMoyen = (j: Jour): string => `${jourCourt(j)}${FINE}${partiesDe(j).annee}`;

/** `lundi 30 novembre 2026`, for allocataires and letters. */
export const jourLong = (j: Jour): string => {
  const { annee, rang, quantieme } = partiesDe(j);
  return `${SEMAINE[jourDeSemaine(j) - 1]} ${quantieme}${FINE}${MOIS[rang]}${FINE}${annee}`;
};

/** `novembre 2026` */
export const moisLong = (j: Jour): string => {
  const { annee, rang } = partiesDe(j);
  return `${MOIS[rang]}${FINE}${annee}`;
};

/** `du 1er sept. 2026 au 31 août 2027`, both ends included. */
export const duAu = (debut: Jour, dernier: Jour | undefined): string =>
  dernier === undefined
    ? `depuis le ${jourMoyen(debut)}`
    : `du ${jourMoyen(debut)} au ${jourMoyen(dernier)}`;

/** `J−12`, `Jour J`, `J+3` */
export const joursRestants = (echeance: Jour, aujourdhui: Jour): string => {
  const reste = ecartJours(aujourdhui, echeance);
  return reste === 0 ? `Jour${FINE}J` : reste > 0 ? `J${MOINS}${reste}` : `J+${-reste}`;
};

const PARIS = new Intl.DateTimeFormat("fr-CA", {
  timeZone: "Europe/Paris",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

const aParis = (instant: Instant): { jour: Jour; heures: number; minutes: string } => {
  const lues = Object.fromEntries(
    PARIS.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  return {
    jour: `${lues.year}-${lues.month}-${lues.day}` as Jour,
    heures: Number(lues.hour),
    minutes: lues.minute ?? "00",
  };
};

/** `9 h 30`, in Paris. */
export const heure = (instant: Instant): string => {
  const { heures, minutes } = aParis(instant);
  return `${heures}${FINE}h${FINE}${minutes}`;
};

/** `22 nov. 2026 à 22 h 10`, in Paris. */
export const jourEtHeure = (instant: Instant): string =>
  `${jourMoyen(aParis(instant).jour)} à ${heure(instant)}`;

const ENTIERS = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 0 });
const UNE_DECIMALE = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });
const DEUX_DECIMALES = new Intl.NumberFormat("fr-FR", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

const ecrire = (format: Intl.NumberFormat, n: number): string =>
  format
    .format(n)
    .replace(/\u202F/g, FINE)
    .replace("-", MOINS);

/** `67 526` */
export const nombre = (n: number): string => ecrire(ENTIERS, n);

/** `37,5 %` */
export const pourcent = (n: number): string => `${ecrire(UNE_DECIMALE, n)}${FINE}%`;

/** `1 086,42 €`, from whole centimes. */
export const euros = (centimes: number): string =>
  `${ecrire(DEUX_DECIMALES, centimes / 100)}${FINE}€`;

/** `1 personne`, `6 personnes`; the plural is the singular plus « s » unless given. */
export const compter = (n: number, singulier: string, pluriel = `${singulier}s`): string =>
  `${nombre(n)}${FINE}${n < 2 ? singulier : pluriel}`;

/** `4,1 s`, `2 min 05 s` */
export const duree = (ms: number): string => {
  if (ms < 60_000) return `${ecrire(UNE_DECIMALE, ms / 1000)}${FINE}s`;
  const secondes = Math.round(ms / 1000);
  const reste = String(secondes % 60).padStart(2, "0");
  return `${nombre(Math.floor(secondes / 60))}${FINE}min${FINE}${reste}${FINE}s`;
};

const UNITES = ["octets", "Ko", "Mo", "Go"] as const;

/** `84 Ko`, `312 Mo` (powers of 1,000). */
export const tailleFichier = (octets: number): string => {
  const rang = Math.min(3, Math.floor(Math.log10(Math.max(octets, 1)) / 3));
  return `${ecrire(rang > 1 ? UNE_DECIMALE : ENTIERS, octets / 1000 ** rang)}${FINE}${UNITES[rang]}`;
};

const LIAISONS = new Set("à au aux d de des dit du en et l la le les lès lez sous sur".split(" "));

/** `SAINS-EN-GOHELLE` → `Sains-en-Gohelle`: payers write towns in capitals, which screens keep for surnames. */
export const communePourAffichage = (nom: string): string =>
  nom === nom.toLocaleUpperCase("fr")
    ? nom
        .toLocaleLowerCase("fr")
        .replace(/\p{L}+/gu, (mot, rang: number) =>
          rang > 0 && LIAISONS.has(mot) ? mot : majuscule(mot),
        )
    : nom;

/** Rules are written with plain spaces: on screen, no line begins with `:` nor ends with `«`. */
export const typographier = (phrase: string): string =>
  phrase.replace(/ (?=[:;?!»%])/g, FINE).replace(/« /g, `«${FINE}`);
