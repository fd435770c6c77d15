import type { FC } from "hono/jsx";
import { ajouterMois, type Jour, premierDuMois } from "#core/jour.ts";
import { Filtres, jourMoyen, MenuFiltre } from "#platform/html/index.ts";
import { LIBELLES_ETAT } from "../libelles.ts";
import { adresseListe, type ParametresListe, quiDe, SANS_TERRITOIRE } from "../liste.ts";
import type { TerritoireNomme } from "../queries/lister-territoires.ts";

interface Props {
  readonly parametres: ParametresListe;
  readonly territoires: readonly TerritoireNomme[];
  readonly aujourdhui: Jour;
}

/** The other filters of the address, for a menu that changes one of them. */
const autresQue = (p: ParametresListe, nom: string): Record<string, string> => {
  const url = new URL(adresseListe(p), "http://interne");
  url.searchParams.delete(nom);
  return Object.fromEntries(url.searchParams);
};

const MOIS_OFFERTS = [0, -1, -2, -5, -11];

const depuisOfferts = (aujourdhui: Jour, choisi: string | undefined) => {
  const jours = MOIS_OFFERTS.map((n) => premierDuMois(ajouterMois(aujourdhui, n)));
  const autre = choisi && !jours.some((j) => j === choisi) ? [choisi as Jour] : [];
  return [
    { valeur: "", libelle: "peu importe" },
    ...[...jours, ...autre].map((j) => ({ valeur: j, libelle: `le ${jourMoyen(j)}` })),
  ];
};

/** Cuts of the list, in the address: none of them names anyone. */
export const FiltresListe: FC<Props> = ({ parametres: p, territoires, aujourdhui }) => {
  const bascule = (nom: "droit" | "soumise", valeur: string, libelle: string) => ({
    libelle,
    href: adresseListe(p, { [nom]: p[nom] === valeur ? "" : valeur }),
    actif: p[nom] === valeur,
  });
  const qui = (valeur: ReturnType<typeof quiDe>, libelle: string) => ({
    libelle,
    href: adresseListe(p, { qui: valeur }),
    actif: quiDe(p) === valeur,
  });
  const filtree = Boolean(p.territoire || p.droit || p.soumise || p.etat || p.depuis);
  return (
    <>
      <Filtres
        libelle="Filtres de la liste"
        filtres={[
          qui("adultes", "Adultes"),
          qui("enfants", "Enfants"),
          qui("tous", "Toutes les personnes"),
          bascule("droit", "oui", "Dans le droit"),
          bascule("droit", "non", "Hors du droit"),
          bascule("soumise", "oui", "Soumises aux droits et devoirs"),
          bascule("soumise", "inconnu", "Soumission inconnue"),
          {
            libelle: "Sans territoire",
            href: adresseListe(p, {
              territoire: p.territoire === SANS_TERRITOIRE ? "" : SANS_TERRITOIRE,
            }),
            actif: p.territoire === SANS_TERRITOIRE,
          },
        ]}
        etiquette="Afficher"
        suite={filtree && <a href={adresseListe({ ...p, ...SANS_FILTRE })}>Retirer les filtres</a>}
      />
      <div class="filtres">
        <MenuFiltre
          nom="territoire"
          libelle="Territoire"
          choisie={p.territoire ?? ""}
          autres={autresQue(p, "territoire")}
          options={[
            { valeur: "", libelle: "tous" },
            ...territoires.map((t) => ({ valeur: t.id, libelle: t.nom })),
            { valeur: SANS_TERRITOIRE, libelle: "sans territoire" },
          ]}
        />
        <MenuFiltre
          nom="etat"
          libelle="État du droit"
          choisie={p.etat ?? ""}
          autres={autresQue(p, "etat")}
          options={[
            { valeur: "", libelle: "tous" },
            ...Object.entries(LIBELLES_ETAT).map(([valeur, libelle]) => ({ valeur, libelle })),
          ]}
        />
        <MenuFiltre
          nom="depuis"
          libelle="Entrées dans le droit depuis"
          choisie={p.depuis ?? ""}
          autres={autresQue(p, "depuis")}
          options={depuisOfferts(aujourdhui, p.depuis)}
        />
      </div>
    </>
  );
};

const SANS_FILTRE = {
  territoire: undefined,
  droit: undefined,
  soumise: undefined,
  etat: undefined,
  depuis: undefined,
} as const;
