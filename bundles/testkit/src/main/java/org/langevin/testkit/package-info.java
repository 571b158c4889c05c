/** The checks that every plugin of a kind must pass. */
@Export
@Version("1.1.0")
package org.langevin.testkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
