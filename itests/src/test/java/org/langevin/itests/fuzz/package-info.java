/**
 * Throws broken things at the workbench: mutated documents, damaged runs, extreme sizes, odd data
 * files. Each case follows from its kind, a seed and its number, so that it can be repeated alone.
 */
package org.langevin.itests.fuzz;
