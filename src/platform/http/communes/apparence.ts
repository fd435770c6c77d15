import { z } from "zod";
import { APPARENCES } from "#platform/html/contexte.ts";
import { effacerCookie, poserCookie } from "../cookies.ts";
import { lireFormulaire } from "../formulaires/lire.ts";
import { mauvaiseRequete } from "../reponses/erreurs.ts";
import { estLocal, rediriger } from "../reponses/rendre.tsx";
import { definirRoutes } from "../routes.ts";

const UN_AN = 365 * 24 * 3600;

const SaisieApparence = z.object({
  apparence: z.enum([...APPARENCES, "systeme"]),
  suite: z.string().refine(estLocal),
});

export const routesApparence = definirRoutes([
  {
    methode: "POST",
    chemin: "/apparence",
    acces: "public",
    traite: (c) => {
      const saisie = lireFormulaire(c, SaisieApparence);
      if (!saisie.ok) return mauvaiseRequete();
      const { apparence, suite } = saisie.value;
      if (apparence === "systeme") effacerCookie(c, "apparence");
      else poserCookie(c, "apparence", apparence, { duree: UN_AN });
      return rediriger(c, suite);
    },
  },
]);
