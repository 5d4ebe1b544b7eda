// Loaded when a cell is first touched. Only the parts of @jupyterlab/services that speak to a kernel.
import { KernelConnection } from '@jupyterlab/services/lib/kernel/default';
import * as KernelMessage from '@jupyterlab/services/lib/kernel/messages';
import { ServerConnection } from '@jupyterlab/services/lib/serverconnection';

export { KernelConnection, KernelMessage, ServerConnection };

// A dragged number is no reason to say "busy". The library looks for its settings here.
document.body.dataset.untracked_message_types = encodeURIComponent(JSON.stringify(['comm_open', 'comm_msg', 'comm_close']));

/** How a kernel is reached: a socket for its messages, and what starts it anew or interrupts it. */
export type Reach = Pick<ConstructorParameters<typeof KernelConnection>[0], 'serverSettings' | 'kernelAPIClient'>;
