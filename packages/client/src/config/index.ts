export { type CamelCase, camelCase } from './camel-case.ts';
export { type ConfigInput, readClientConfig, withoutNames } from './client-config.ts';
export { type ClusterSettings, clusterSettings, type SharedValues } from './cluster-settings.ts';
