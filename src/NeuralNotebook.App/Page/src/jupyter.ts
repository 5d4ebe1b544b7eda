// Loaded when a cell is first touched. Only the parts of @jupyterlab/services that speak to a kernel.
import { KernelConnection } from '@jupyterlab/services/lib/kernel/default';
import * as KernelMessage from '@jupyterlab/services/lib/kernel/messages';
import { ServerConnection } from '@jupyterlab/services/lib/serverconnection';

export { KernelConnection, KernelMessage, ServerConnection };
