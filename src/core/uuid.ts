import { createHash, randomFillSync } from "node:crypto";

export interface SourcesUuid {
  /** Milliseconds since 1970. */
  readonly horloge?: () => number;
  /** Fills the bytes with chance. */
  readonly hasard?: (octets: Uint8Array) => void;
}

const HEXA = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, "0"));
const hexa = (octet: number | undefined): string => HEXA[octet ?? 0] ?? "00";

const RESERVE = 8192;
const COMPTEUR_MAX = 0xfff;
/** Leaves at least half the counter free in each millisecond. */
const GRAINE_COMPTEUR = 0x7ff;

/**
 * Makes a generator of UUID version 7: sorted by creation, so that new rows land at the end of the indexes.
 * Two ids of one generator always sort in the order they were made, even within a millisecond or when the
 * clock goes back (the counter then borrows from the next millisecond).
 */
export const creerGenerateurUuid = (sources: SourcesUuid = {}): (() => string) => {
  const horloge = sources.horloge ?? Date.now;
  const hasard = sources.hasard ?? ((octets: Uint8Array) => void randomFillSync(octets));
  const reserve = new Uint8Array(RESERVE);
  let position = RESERVE;
  let derniere = -1;
  let compteur = 0;
  let prefixe = "";

  const prendre = (nombre: number): number => {
    if (position + nombre > RESERVE) {
      hasard(reserve);
      position = 0;
    }
    const debut = position;
    position += nombre;
    return debut;
  };
  const avancer = (instant: number): void => {
    derniere = instant;
    const debut = prendre(2);
    compteur = (((reserve[debut] ?? 0) << 8) | (reserve[debut + 1] ?? 0)) & GRAINE_COMPTEUR;
    const ms = instant.toString(16).padStart(12, "0");
    prefixe = `${ms.slice(0, 8)}-${ms.slice(8)}-7`;
  };

  return () => {
    const instant = horloge();
    if (instant > derniere) avancer(instant);
    else if (compteur === COMPTEUR_MAX) avancer(derniere + 1);
    else compteur += 1;
    const d = prendre(8);
    const variante = 0x80 | ((reserve[d] ?? 0) & 0x3f);
    return (
      `${prefixe}${hexa(compteur >> 8).charAt(1)}${hexa(compteur & 0xff)}-${hexa(variante)}${hexa(reserve[d + 1])}-` +
      hexa(reserve[d + 2]) +
      hexa(reserve[d + 3]) +
      hexa(reserve[d + 4]) +
      hexa(reserve[d + 5]) +
      hexa(reserve[d + 6]) +
      hexa(reserve[d + 7])
    );
  };
};

export const nouvelUuid = creerGenerateurUuid();

/** Always the same id for the same name (UUID version 5 over `passerelle:` names), for reference data. */
export const uuidDeNom = (nom: string): string => {
  const octets = createHash("sha1").update(`passerelle:${nom}`).digest();
  octets[6] = ((octets[6] ?? 0) & 0x0f) | 0x50;
  octets[8] = ((octets[8] ?? 0) & 0x3f) | 0x80;
  const h = octets.toString("hex");
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20, 32)}`;
};
