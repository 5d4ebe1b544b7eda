import { api } from './api';
import type { KernelHost } from './kernel-host';

/** Kernels that are processes of the course's server. */
export const serverHost: KernelHost = {
  startsAtOnce: false,
  openSession: api.openSession,
  use: api.useSession,
  reach: (jupyter) => ({
    serverSettings: jupyter.ServerConnection.makeSettings({
      baseUrl: `${location.origin}/`,
      wsUrl: `${location.origin.replace('http', 'ws')}/`,
      token: '',
    }),
  }),
};
