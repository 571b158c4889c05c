/**
 * Layers with explicit derivatives, on which fast score networks are built.
 *
 * <p>A {@link org.langevin.nn.Layer} describes a differentiable map; a {@link
 * org.langevin.nn.LayerPass} computes it, its vector-Jacobian product, its Jacobian-vector product
 * and the vector-Jacobian product of the latter. Numbers live outside the heap in {@link
 * org.langevin.nn.Memory}, where BLAS and vector instructions reach them without copies. All sums
 * run in a fixed order and all functions are made of correctly rounded operations, so that the same
 * work gives the same bits before and after compilation.
 */
@Export
@Version("1.0.0")
package org.langevin.nn;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
