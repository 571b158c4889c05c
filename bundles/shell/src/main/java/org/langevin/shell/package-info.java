/** The commands of the workbench, for the Karaf shell and for headless use. */
package org.langevin.shell;
