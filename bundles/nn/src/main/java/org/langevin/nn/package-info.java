/**
 * Layers with explicit derivatives, on which fast score networks are built.
 *
 * <p>A {@link org.langevin.nn.Layer} describes a differentiable map; a {@link
 * org.langevin.nn.LayerPass} computes it, its vector-Jacobian product, its Jacobian-vector product
 * and the vector-Jacobian product of the latter; an {@link org.langevin.nn.ImageLayer} does so for
 * panels of {@link org.langevin.nn.Images}. Numbers live outside the heap in {@link
 * org.langevin.nn.Memory}. All sums run in a fixed order and all functions are made of correctly
 * rounded operations, so that the same work gives the same bits on any processor, before and after
 * compilation.
 */
@Export
@Version("2.0.0")
package org.langevin.nn;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
