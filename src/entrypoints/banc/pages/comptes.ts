import {
  type CompteDeDemonstration,
  comptesDeDemonstration,
  peut,
} from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";

export const acteurDe = ({ id, prenom, nom, role, perimetre }: CompteDeDemonstration): Acteur => ({
  utilisateurId: id,
  nom: `${prenom} ${nom}`,
  roles: [role],
  perimetre: {
    departement: perimetre.type === "departement",
    territoires: perimetre.type === "territoire" && perimetre.id ? [perimetre.id] : [],
    organismes: [],
  },
});

/** The first account that sees everything, and the first of a territoire. */
export const comptesJoues = (departement: string): readonly CompteDeDemonstration[] => {
  const comptes = comptesDeDemonstration(departement).filter((c) => {
    const acteur = acteurDe(c);
    return peut(acteur, "personnes.consulter") && peut(acteur, "orientation.consulter");
  });
  return (["departement", "territoire"] as const).flatMap((type) => {
    const compte = comptes.find((c) => c.perimetre.type === type);
    return compte ? [compte] : [];
  });
};
