import type { RequestOrigin } from '@kavka/coordinators';
import type { RequestContext } from '../dispatch/request-context.ts';

/** Who asks, in the form in which groups keep it. */
export function originOf(context: RequestContext): RequestOrigin {
  return {
    clientId: context.clientId ?? '',
    clientHost: `/${context.connection.remote.host}`,
    version: context.apiVersion,
  };
}
