export type { OAuthToken, TokenSource } from './oauth/token.ts';
export type { PasswordLogin, SaslOptions, TokenLogin } from './sasl/sasl-options.ts';
export { type SecurityOptions, securityOf } from './security.ts';
