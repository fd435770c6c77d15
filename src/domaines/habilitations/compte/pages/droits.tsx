import type { FC } from "hono/jsx";
import { dernierJour, type Periode } from "#core/periode.ts";
import { usePage } from "#platform/html/contexte.ts";
import {
  Bloc,
  type Colonne,
  DateJour,
  duAu,
  Etat,
  LienBouton,
  Registre,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import type { LigneAbsence } from "../../absence/queries/absences.ts";
import { direActes } from "../../delegation/actes.ts";
import type { LigneDelegation } from "../../delegation/queries/delegations.ts";
import { direPerimetre, direRole } from "../compte.ts";
import type { VueCompte } from "../queries/lire-compte.ts";
import type { DroitsPageCompte } from "./compte.tsx";

interface Props {
  readonly vue: VueCompte;
  readonly droits: DroitsPageCompte;
}

interface Datee {
  readonly periode: Periode | undefined;
  readonly prevue: Periode | undefined;
}

const dire = (p: Periode): string => duAu(p.debut, dernierJour(p));

const Quand: FC<{ readonly l: Datee }> = ({ l: { periode, prevue } }) => {
  if (periode) return <>{dire(periode)}</>;
  return <span class="leger">retiré avant de commencer{prevue && ` (${dire(prevue)})`}</span>;
};

const Statut: FC<{ readonly l: Datee }> = ({ l: { periode } }) => {
  const { aujourdhui } = usePage();
  if (!periode || (periode.fin !== undefined && periode.fin <= aujourdhui)) {
    return <Etat>Terminé</Etat>;
  }
  return periode.debut > aujourdhui ? (
    <Etat genre="info">À venir</Etat>
  ) : (
    <Etat genre="succes">En cours</Etat>
  );
};

const estFinie = ({ periode }: Datee, aujourdhui: string): boolean =>
  !periode || (periode.fin !== undefined && periode.fin <= aujourdhui);

export const Roles: FC<Props> = ({ vue: { compte, roles, gerable }, droits }) => {
  const { aujourdhui } = usePage();
  const actif = compte.etat === "actif";
  const colonnes: Colonne<VueCompte["roles"][number]>[] = [
    { titre: "Rôle", genre: "entete", valeur: (r) => direRole(r.role) },
    { titre: "Périmètre", etiquette: "Périmètre", valeur: (r) => direPerimetre(r.type, r.lieu) },
    { titre: "Période", etiquette: "Période", valeur: (r) => <Quand l={r} /> },
    { titre: "État", etiquette: "État", valeur: (r) => <Statut l={r} /> },
  ];
  if (droits.gerer) {
    colonnes.push({
      titre: "Gestes",
      genre: "actions",
      valeur: (r) =>
        r.aElle &&
        !estFinie(r, aujourdhui) && (
          <>
            {gerable && actif && (r.type === "territoire" || r.type === "organisme") && (
              <LienBouton
                href={`/comptes/${compte.id}/deplacer/${r.id}`}
                petit
                precision={`: ${direRole(r.role)}, ${direPerimetre(r.type, r.lieu)}`}
              >
                Déplacer
              </LienBouton>
            )}
            <LienBouton
              href={`/comptes/${compte.id}/roles/${r.id}/terminer`}
              petit
              variante="discret"
              precision={`: ${direRole(r.role)}, ${direPerimetre(r.type, r.lieu)}`}
            >
              Terminer
            </LienBouton>
          </>
        ),
    });
  }
  return (
    <Bloc
      id="roles"
      titre="Rôles"
      note="aucun n’est effacé : ceux d’hier restent lisibles"
      lien={
        gerable &&
        actif &&
        droits.gerer && <a href={`/comptes/${compte.id}/roles/donner`}>Donner un rôle</a>
      }
    >
      {roles.length === 0 ? (
        <Vide titre="Aucun rôle">Sans rôle, ce compte ne voit rien.</Vide>
      ) : (
        <Registre libelle="Rôles" colonnes={colonnes} groupes={unGroupe(roles)} serre />
      )}
    </Bloc>
  );
};

export const Delegations: FC<Props> = ({ vue: { compte, delegations, estSoi }, droits }) => {
  const { aujourdhui } = usePage();
  const agit = droits.deleguer && !estSoi;
  const colonnes: Colonne<LigneDelegation>[] = [
    { titre: "Actes", genre: "entete", valeur: (d) => direActes(d.actes) },
    {
      titre: "Arrêté",
      etiquette: "Arrêté",
      valeur: (d) => (
        <>
          {d.acte_reference}
          {d.acte_le && (
            <>
              {" "}
              du <DateJour jour={d.acte_le} />
            </>
          )}
        </>
      ),
    },
    { titre: "Période", etiquette: "Période", valeur: (d) => <Quand l={d} /> },
    { titre: "État", etiquette: "État", valeur: (d) => <Statut l={d} /> },
  ];
  if (agit) {
    colonnes.push({
      titre: "Gestes",
      genre: "actions",
      valeur: (d) =>
        !estFinie(d, aujourdhui) && (
          <LienBouton
            href={`/comptes/${compte.id}/delegations/${d.id}/finir`}
            petit
            variante="discret"
            precision={`: ${d.acte_reference}`}
          >
            Terminer
          </LienBouton>
        ),
    });
  }
  return (
    <Bloc
      id="delegations"
      titre="Délégations de signature"
      leger
      lien={
        agit &&
        compte.etat === "actif" && (
          <a href={`/comptes/${compte.id}/delegations/donner`}>Enregistrer une délégation</a>
        )
      }
    >
      {delegations.length === 0 ? (
        <p class="leger">Ne signe rien au nom du président du conseil départemental.</p>
      ) : (
        <Registre
          libelle="Délégations de signature"
          colonnes={colonnes}
          groupes={unGroupe(delegations)}
          serre
        />
      )}
    </Bloc>
  );
};

export const Absences: FC<Props> = ({ vue: { compte, absences, estSoi }, droits }) => {
  const { aujourdhui } = usePage();
  const agit = droits.absenter && !estSoi;
  const colonnes: Colonne<LigneAbsence>[] = [
    {
      titre: "Remplacement",
      genre: "entete",
      valeur: (a) =>
        a.cote === "absent"
          ? `Absence, remplacement par ${a.prenom} ${a.nom}`
          : `Remplace ${a.prenom} ${a.nom}`,
    },
    { titre: "Période", etiquette: "Période", valeur: (a) => <Quand l={a} /> },
    { titre: "État", etiquette: "État", valeur: (a) => <Statut l={a} /> },
  ];
  if (agit) {
    colonnes.push({
      titre: "Gestes",
      genre: "actions",
      valeur: (a) =>
        a.cote === "absent" &&
        !estFinie(a, aujourdhui) && (
          <LienBouton
            href={`/comptes/${compte.id}/absences/${a.id}/finir`}
            petit
            variante="discret"
            precision={`: remplacement par ${a.prenom} ${a.nom}`}
          >
            Terminer ou annuler
          </LienBouton>
        ),
    });
  }
  return (
    <Bloc
      id="absences"
      titre="Absences et remplacements"
      leger
      lien={
        agit &&
        compte.etat === "actif" && (
          <a href={`/comptes/${compte.id}/absences/declarer`}>Déclarer une absence</a>
        )
      }
    >
      {absences.length === 0 ? (
        <p class="leger">Aucune absence déclarée.</p>
      ) : (
        <Registre
          libelle="Absences et remplacements"
          colonnes={colonnes}
          groupes={unGroupe(absences)}
          serre
        />
      )}
    </Bloc>
  );
};
