/** Denoising score matching, the part that all its forms share. */
@Export
@Version("1.0.0")
package org.langevin.kit.loss;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
