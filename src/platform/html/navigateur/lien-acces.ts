/**
 * The secret of a first-access link stands after `#`, which no browser sends: it is taken out of the address and
 * posted. Without script, it is pasted in the same field.
 */
export function presenterLien(): void {
  const formulaire = document.querySelector<HTMLFormElement>("form[data-lien-acces]");
  const champ = formulaire?.querySelector<HTMLInputElement>('input[name="lien"]');
  const jeton = location.hash.slice(1);
  if (!formulaire || !champ || !/^[\w-]{20,}$/.test(jeton)) return;
  history.replaceState(null, "", location.pathname);
  champ.value = jeton;
  formulaire.submit();
}
