/*
 * The build writes this script and what it imports into the document itself, so that the connections are being made while
 * everything else of the page is still requested, and the page is arranged before it is painted.
 */
import { firstConnections } from './first-connections.ts';
import { firstLayout } from './layout/page-layout.ts';

firstConnections();
firstLayout();
