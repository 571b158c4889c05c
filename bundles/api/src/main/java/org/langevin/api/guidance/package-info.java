/** The extension point {@code guidance}: what leads samplers to something else than the data. */
@Export
@Version("1.0.0")
package org.langevin.api.guidance;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
