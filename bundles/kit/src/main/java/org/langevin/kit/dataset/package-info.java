/** Datasets that are drawn from a law, Gaussian mixtures and their covariances. */
@Export
@Version("1.1.0")
package org.langevin.kit.dataset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
