import { ADMIN_ONLY_CONFIGS } from './admin.ts';
import { CONNECTION_CONFIGS } from './connection.ts';
import { CONSUMER_ONLY_CONFIGS } from './consumer.ts';
import { PRODUCER_ONLY_CONFIGS } from './producer.ts';
import { CLIENT_SECURITY_CONFIGS } from './security.ts';

export const PRODUCER_CONFIGS = {
  ...PRODUCER_ONLY_CONFIGS,
  ...CONNECTION_CONFIGS,
  ...CLIENT_SECURITY_CONFIGS,
};

export const CONSUMER_CONFIGS = {
  ...CONSUMER_ONLY_CONFIGS,
  ...CONNECTION_CONFIGS,
  ...CLIENT_SECURITY_CONFIGS,
};

export const ADMIN_CONFIGS = {
  ...ADMIN_ONLY_CONFIGS,
  ...CONNECTION_CONFIGS,
  ...CLIENT_SECURITY_CONFIGS,
};
