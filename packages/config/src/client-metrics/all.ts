import { defineConfigs, int, list, MEDIUM } from '../define.ts';

/** Configs of one subscription to clients' figures (resource type CLIENT_METRICS). */
export const CLIENT_METRICS_CONFIGS = defineConfigs({
  'interval.ms': int(300_000, MEDIUM).about('Milliseconds between two pushes of figures by a client.'),
  metrics: list([], MEDIUM).about(
    'Prefixes of the names of figures to push; `*` means all, an empty list means none.',
  ),
  match: list([], MEDIUM).about(
    'Which clients push: `selector=regular expression` pairs that must all match.',
  ),
});
