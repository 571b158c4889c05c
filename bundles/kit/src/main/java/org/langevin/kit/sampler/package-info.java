/** What samplers are made of: Metropolis steps, reverse time, starting laws, chunks in arrays. */
@Export
@Version("1.1.0")
package org.langevin.kit.sampler;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
