/** The extension point {@code sde}: diffusions that turn data into noise. */
@Export
@Version("1.1.0")
package org.langevin.api.sde;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
