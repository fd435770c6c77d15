import type { FC } from "hono/jsx";
import { jourAParis } from "#core/jour.ts";
import { majuscule, nomPourAffichage } from "#core/texte.ts";
import {
  Bouton,
  ChampListe,
  ChampTexte,
  type Colonne,
  compter,
  DateJour,
  Etat,
  Filtres,
  Formulaire,
  type GenreEtat,
  LienBouton,
  nombre,
  type Option,
  Page,
  Pager,
  Registre,
  saisieDe,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import { LIBELLES_ROLE, ROLES } from "../../role/role.ts";
import {
  direPerimetre,
  direRole,
  ETATS_COMPTE,
  type EtatCompte,
  JOURS_SANS_CONNEXION,
} from "../compte.ts";
import { COMPTE_MAX, type LigneCompte, type ParametresComptes } from "../liste.ts";

const GENRES: Readonly<Record<EtatCompte, GenreEtat>> = {
  actif: "succes",
  invite: "attention",
  depart: "info",
  desactive: "neutre",
};

export const EtatDuCompte: FC<{ readonly etat: EtatCompte }> = ({ etat }) => (
  <Etat genre={GENRES[etat]}>{ETATS_COMPTE[etat]}</Etat>
);

export const DerniereConnexion: FC<{ readonly a: Date | null }> = ({ a }) =>
  a === null ? <span class="leger">jamais</span> : <DateJour jour={jourAParis(a)} />;

const COLONNES: readonly Colonne<LigneCompte>[] = [
  {
    titre: "Compte",
    genre: "entete",
    valeur: (l) => (
      <a class="qui" href={`/comptes/${l.id}`}>
        {nomPourAffichage(l.nom, l.prenom)}
      </a>
    ),
  },
  { titre: "État", etiquette: "État", valeur: (l) => <EtatDuCompte etat={l.etat} /> },
  {
    titre: "Rôles",
    etiquette: "Rôles",
    large: true,
    valeur: (l) =>
      l.roles.length === 0 ? (
        <span class="leger">aucun rôle</span>
      ) : (
        <ul>
          {l.roles.map((r) => (
            <li>
              {direRole(r.role)}, {direPerimetre(r.type, r.lieu)}
            </li>
          ))}
        </ul>
      ),
  },
  { titre: "Structure", etiquette: "Structure", valeur: (l) => l.structure ?? "" },
  {
    titre: "Dernière connexion",
    etiquette: "Dernière connexion",
    valeur: (l) => <DerniereConnexion a={l.derniere_connexion_a} />,
  },
];

export interface VueListeComptes {
  readonly lignes: readonly LigneCompte[];
  readonly compte: number;
  readonly parametres: ParametresComptes;
  /** What was searched for, posted and kept out of the address. */
  readonly nom: string | undefined;
  readonly lieux: readonly Option[];
  readonly peutGerer: boolean;
  readonly peutRevoir: boolean;
  readonly precedentes: string | undefined;
  readonly suivantes: string | undefined;
}

const adresse = (p: ParametresComptes, change: Partial<ParametresComptes>): string => {
  const q = new URLSearchParams(
    Object.entries({ ...p, ...change }).filter(([, valeur]) => valeur !== ""),
  );
  return q.size === 0 ? "/comptes" : `/comptes?${q}`;
};

/** Shown by their own button: two long lists that a change should not send by itself. */
const RoleEtPerimetre: FC<{ readonly vue: VueListeComptes }> = ({ vue: { parametres, lieux } }) => {
  const { role, perimetre, ...autres } = parametres;
  const saisie = saisieDe({ role, perimetre });
  return (
    <form method="get" class="cherche" aria-label="Filtrer par rôle et périmètre">
      {Object.entries(autres)
        .filter(([, valeur]) => valeur !== "")
        .map(([nom, valeur]) => (
          <input type="hidden" name={nom} value={valeur} />
        ))}
      <div class="colonnes bas">
        <div class="c4">
          <ChampListe
            nom="role"
            libelle="Rôle"
            invite="Tous les rôles"
            saisie={saisie}
            options={ROLES.map((r) => ({ valeur: r, libelle: LIBELLES_ROLE[r] }))}
          />
        </div>
        <div class="c4">
          <ChampListe
            nom="perimetre"
            libelle="Périmètre"
            invite="Tous les périmètres"
            saisie={saisie}
            options={lieux}
          />
        </div>
        <div class="c4 actions">
          <Bouton>Filtrer</Bouton>
        </div>
      </div>
    </form>
  );
};

const situation = ({ lignes, compte }: VueListeComptes): string =>
  `${compter(lignes.length, "ligne")} sur ${compte >= COMPTE_MAX ? `plus de ${nombre(COMPTE_MAX - 1)}` : nombre(compte)}`;

/** Every account looked after: who comes in, as what, and when she last did. */
export const PageComptes: FC<{ readonly vue: VueListeComptes }> = ({ vue }) => {
  const { parametres: p, lignes, nom } = vue;
  const etats = Object.keys(ETATS_COMPTE) as EtatCompte[];
  return (
    <Page titre="Comptes">
      <TetePage
        titre="Comptes"
        sous={`${majuscule(compter(vue.compte, "compte"))}. Chaque personne a le sien : il ne se prête pas.`}
        actions={
          <>
            {vue.peutGerer && (
              <LienBouton href="/comptes/creer" variante="principal" icone="plus">
                Créer un compte
              </LienBouton>
            )}
            <LienBouton href="/comptes/delegations">Délégations de signature</LienBouton>
            <LienBouton href="/comptes/revue">Revue des droits</LienBouton>
          </>
        }
      />
      <Formulaire action="/comptes/recherche" class="cherche" libelle="Chercher un compte">
        <div class="colonnes bas">
          <div class="c5">
            <ChampTexte
              nom="nom"
              type="search"
              libelle="Nom ou identifiant"
              saisie={saisieDe({ nom: nom ?? "" })}
            />
          </div>
          <div class="c7 actions">
            <Bouton icone="search">Chercher le compte</Bouton>
            {nom !== undefined && (
              <LienBouton href={adresse(p, { recherche: "" })} variante="discret">
                Effacer la recherche
              </LienBouton>
            )}
          </div>
        </div>
      </Formulaire>
      <Filtres
        libelle="État des comptes"
        etiquette="Afficher"
        filtres={[
          {
            libelle: "Tous",
            href: adresse(p, { etat: "", connexion: "" }),
            actif: p.etat === "" && p.connexion === "",
          },
          ...etats.map((etat) => ({
            libelle: ETATS_COMPTE[etat],
            href: adresse(p, { etat, connexion: "" }),
            actif: p.etat === etat,
          })),
          {
            libelle: `Sans connexion depuis ${JOURS_SANS_CONNEXION} jours`,
            href: adresse(p, { etat: "", connexion: "sans" }),
            actif: p.connexion === "sans",
          },
        ]}
      />
      <RoleEtPerimetre vue={vue} />
      {lignes.length === 0 ? (
        <Vide titre="Aucun compte ici" lien={<a href="/comptes">Voir tous les comptes</a>}>
          Aucun compte dont vous avez la charge ne répond à ces critères.
        </Vide>
      ) : (
        <>
          <Registre libelle="Comptes" colonnes={COLONNES} groupes={unGroupe(lignes)} />
          <Pager
            situation={situation(vue)}
            precedentes={vue.precedentes}
            suivantes={vue.suivantes}
          />
        </>
      )}
    </Page>
  );
};
