import { type Periode, seChevauchent } from "#core/periode.ts";
import { incompatibilite, type Role } from "../../role/role.ts";

interface RoleDate {
  readonly role: Role;
  readonly periode: Periode;
}

export interface Conflit {
  readonly autre: Role;
  readonly raison: string;
}

/**
 * Roles already given that this one cannot stand beside: incompatible pairs clash as soon as their periods share
 * a day, be it in the future.
 *
 * @param deja  roles given, past ones included
 */
export const conflitsDe = (nouveau: RoleDate, deja: readonly RoleDate[]): readonly Conflit[] =>
  deja.flatMap(({ role, periode }) => {
    const raison = incompatibilite(nouveau.role, role);
    return raison !== undefined && seChevauchent(nouveau.periode, periode)
      ? [{ autre: role, raison }]
      : [];
  });
