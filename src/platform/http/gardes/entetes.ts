const HSTS: [string, string] = ["strict-transport-security", "max-age=63072000; includeSubDomains"];

/**
 * Headers of every answer, errors included. Scripts run only with the page's nonce; styles, fonts,
 * images and form targets are ours alone; nobody may frame us.
 */
export function entetesSecurite(nonce: string, https: boolean): readonly [string, string][] {
  const csp = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return [
    ["content-security-policy", csp],
    ["x-content-type-options", "nosniff"],
    ["x-frame-options", "DENY"],
    ["referrer-policy", "same-origin"],
    ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
    ...(https ? [HSTS] : []),
  ];
}
