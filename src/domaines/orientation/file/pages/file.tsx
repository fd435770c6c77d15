import type { FC } from "hono/jsx";
import {
  compter,
  Filtres,
  type Groupe,
  LienBouton,
  MenuFiltre,
  nombre,
  Page,
  Pager,
  Registre,
  Selection,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import { LIBELLES_PARCOURS, PARCOURS } from "../../regle/entrees.ts";
import type { LigneComplete } from "../queries/completer.ts";
import {
  COMPTE_MAX,
  GROUPES,
  groupeDe,
  ONGLETS,
  type Onglet,
  VUES,
  type Vue,
  vuesDe,
} from "../rules/filtres.ts";
import { adresseFile, type ParametresFile } from "../saisie.ts";
import { colonnesFile, type ReperesColonnes } from "./colonnes.tsx";

export interface VueFile {
  readonly lignes: readonly LigneComplete[];
  readonly parametres: ParametresFile;
  readonly comptes: Readonly<Record<Vue, number>>;
  /** The counts stop at a bound: they are no longer shown. */
  readonly borne: boolean;
  readonly territoires: readonly { readonly id: string; readonly nom: string }[];
  readonly precedentes?: string | undefined;
  readonly suivantes?: string | undefined;
  readonly reperes: ReperesColonnes;
  readonly lotMax: number;
  readonly peutExporter: boolean;
}

const grouper = (
  lignes: readonly LigneComplete[],
  { aujourdhui, alerte }: ReperesColonnes,
): readonly Groupe<LigneComplete>[] => {
  const codes = Object.keys(GROUPES) as (keyof typeof GROUPES)[];
  return codes.flatMap((code) => {
    const trouvees = lignes.filter((l) => groupeDe(l, aujourdhui, alerte) === code);
    const titre = code === "bientot" ? `Dans les ${alerte} jours` : GROUPES[code];
    return trouvees.length > 0 ? [{ titre, nombre: trouvees.length, lignes: trouvees }] : [];
  });
};

const total = ({ comptes, borne }: VueFile): string =>
  borne ? `Plus de ${nombre(COMPTE_MAX)} personnes` : compter(comptes.toutes, "personne");

const SOUS: Readonly<Record<Onglet, string>> = {
  file: "Les règles proposent, vous décidez. Le délai légal court depuis la réception de l’information.",
  reprise: "Stock du premier fichier de chaque organisme : aucun délai légal ne court.",
};

const Menus: FC<{ readonly vue: VueFile }> = ({ vue: { parametres: p, territoires } }) => {
  const { onglet, vue, territoire, parcours } = p;
  const autres = (sans: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.entries({ onglet, vue, territoire, parcours }).filter(
        ([nom, valeur]) => nom !== sans && valeur !== "",
      ),
    );
  return (
    <>
      {territoires.length > 1 && (
        <MenuFiltre
          nom="territoire"
          libelle="Territoire"
          choisie={territoire}
          autres={autres("territoire")}
          options={[
            { valeur: "", libelle: "tous" },
            ...territoires.map((t) => ({ valeur: t.id, libelle: t.nom })),
          ]}
        />
      )}
      <MenuFiltre
        nom="parcours"
        libelle="Parcours proposé"
        choisie={parcours}
        autres={autres("parcours")}
        options={[
          { valeur: "", libelle: "tous" },
          ...PARCOURS.map((code) => ({ valeur: code, libelle: LIBELLES_PARCOURS[code] })),
        ]}
      />
    </>
  );
};

const Onglets: FC<{ readonly vue: VueFile }> = ({ vue }) => (
  <Filtres
    libelle="Nouvelles situations ou reprise"
    filtres={(Object.keys(ONGLETS) as Onglet[]).map((onglet) => ({
      libelle: ONGLETS[onglet],
      href: adresseFile(vue.parametres, { onglet, vue: "toutes" }),
      actif: onglet === vue.parametres.onglet,
    }))}
    suite={<Menus vue={vue} />}
  />
);

const Table: FC<{ readonly vue: VueFile }> = ({ vue }) => {
  const { lignes, reperes, lotMax, parametres } = vue;
  const reprise = parametres.onglet === "reprise";
  const table = (
    <Registre
      libelle="Personnes à orienter"
      colonnes={colonnesFile(reperes, { echeances: !reprise })}
      groupes={reprise ? unGroupe(lignes) : grouper(lignes, reperes)}
      fixe
    />
  );
  if (!reperes.peutDecider) return table;
  return (
    <Selection
      action="/orientation/relecture"
      geste="Relire puis valider"
      maximum={lotMax}
      note="Les dossiers à examiner un par un ne peuvent pas être choisis."
    >
      {table}
    </Selection>
  );
};

/** Template « file à décider »: groups by deadline, one decision a row, the batch below. */
export const PageFile: FC<{ readonly vue: VueFile }> = ({ vue }) => {
  const { parametres: p, comptes, borne, lignes, precedentes, suivantes } = vue;
  return (
    <Page titre="À orienter">
      <TetePage
        titre="À orienter"
        sous={`${total(vue)}. ${SOUS[p.onglet]}`}
        actions={
          <>
            <LienBouton href="/orientation/regles">Règles de proposition</LienBouton>
            {vue.peutExporter && (
              <LienBouton
                href={`/orientation/export${new URL(adresseFile(p), "http://x").search}`}
                icone="download"
              >
                Exporter
              </LienBouton>
            )}
          </>
        }
      />
      <Onglets vue={vue} />
      <Filtres
        etiquette="Afficher"
        libelle="Vues de la file"
        filtres={vuesDe(p.onglet).map((code) => ({
          libelle: VUES[code],
          href: adresseFile(p, { vue: code }),
          compte: borne ? undefined : comptes[code],
          actif: code === p.vue,
        }))}
      />
      {lignes.length === 0 ? (
        <Vide titre="Personne n’attend ici">
          La file se remplit quand un fichier de la CAF ou de la MSA montre une personne soumise aux
          droits et devoirs, sans orientation.
        </Vide>
      ) : (
        <Table vue={vue} />
      )}
      <Pager
        situation={`${compter(lignes.length, "ligne")} sur ${borne ? `plus de ${nombre(COMPTE_MAX)}` : nombre(comptes[p.vue])}`}
        precedentes={precedentes}
        suivantes={suivantes}
      />
    </Page>
  );
};
