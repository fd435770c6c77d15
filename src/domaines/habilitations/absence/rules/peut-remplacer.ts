import type { Collegue } from "../absence.ts";

const PARTAGES = ["departement", "territoire", "organisme"];

/**
 * A colleague of the same place, who already reads files: replacing opens more files to her, never a new gesture.
 * Same place: a perimeter both hold, or, when one of them only has her own portfolio, the same employer.
 */
export const peutRemplacer = (absent: Collegue, collegue: Collegue): boolean => {
  if (absent.id === collegue.id) return false;
  const lecteurs = collegue.roles.filter((r) => r.lit);
  if (lecteurs.length === 0) return false;
  const memeLieu = lecteurs.some((r) =>
    absent.roles.some((a) => PARTAGES.includes(a.type) && a.type === r.type && a.id === r.id),
  );
  const memeEmployeur =
    absent.structureId !== null &&
    absent.structureId === collegue.structureId &&
    (sansLieu(absent) || sansLieu(collegue));
  return memeLieu || memeEmployeur;
};

const sansLieu = ({ roles }: Collegue): boolean => roles.every((r) => !PARTAGES.includes(r.type));
