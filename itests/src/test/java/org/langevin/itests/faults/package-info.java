/**
 * Machines and people that disturb runs of the distribution, and whether anything is lost by that.
 */
package org.langevin.itests.faults;
