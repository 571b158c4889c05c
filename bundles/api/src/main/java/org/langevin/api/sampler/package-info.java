/** The extension point {@code sampler}: what turns a score into samples. */
@Export
@Version("1.1.0")
package org.langevin.api.sampler;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
