import type { HelpPage } from '../../adapters/calls.ts';
import { showDialog } from '../dialog.tsx';
import { Help } from './help.tsx';

showDialog<HelpPage>((page) => <Help page={page} />);
