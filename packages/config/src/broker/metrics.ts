import { CLUSTER_WIDE, defineConfigs, int, LOW, list, long, READ_ONLY, string } from '../define.ts';
import { atLeast } from '../validators.ts';

/** Figures. */
export const METRICS_CONFIGS = defineConfigs({
  'metric.reporters': list(['org.apache.kafka.common.metrics.JmxReporter'], LOW, CLUSTER_WIDE).about(
    'Classes that pass figures on. Kavka has no Java classes and serves Prometheus instead; the list is kept for compatibility.',
  ),
  'metrics.num.samples': int(2, atLeast(1), LOW, READ_ONLY).about(
    'How many windows a figure is computed over.',
  ),
  'metrics.sample.window.ms': long(30_000, atLeast(1), LOW, READ_ONLY).about(
    'Length in milliseconds of a window over which a figure is computed.',
  ),
  'metrics.recording.level': string('INFO', LOW, READ_ONLY).about(
    'How fine figures are recorded: `INFO`, `DEBUG` or `TRACE`.',
  ),
  'kafka.metrics.reporters': list([], LOW, READ_ONLY).about(
    'Classes that pass the older kind of figures on. Without effect in Kavka.',
  ),
  'kafka.metrics.polling.interval.secs': int(10, atLeast(1), LOW, READ_ONLY).about(
    'Seconds between two reports of the older kind of figures. Without effect in Kavka.',
  ),
  'telemetry.max.bytes': int(1_048_576, atLeast(1), LOW, READ_ONLY).about(
    'The most bytes of figures, after compression, that a client may push in one request.',
  ),
});
