//! The words after `province`.

use province::feed::{Address, Place};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;

/// What the operator wants.
pub enum Verb {
    /// Serve laptops.
    Serve {
        /// Where.
        listen: SocketAddr,
        /// The host and port by which laptops reach it, if that is another.
        address: Option<String>,
    },
    /// Print a slip.
    Enrol {
        /// Code or name of a unit there is.
        unit: Option<String>,
        /// Name of a unit that is made if there is none.
        new_unit: Option<String>,
        /// Code or name of the unit above a new one.
        parent: Option<String>,
        /// How many levels below its unit the laptop reads; by default all of them.
        depth: Option<u8>,
        /// Where laptops reach the server; by default where it was last served.
        address: Option<String>,
    },
    /// List laptops.
    List,
    /// Strike a laptop off.
    Revoke {
        /// Its id.
        laptop: String,
        /// Why.
        reason: String,
    },
    /// Read the tree of units.
    Units {
        /// From this file.
        file: PathBuf,
    },
    /// Say which facts of a file a unit and those below it must not keep.
    LeaveOut {
        /// Code or name of the unit.
        unit: String,
        /// Names of the facts; none keeps all.
        facts: Vec<String>,
    },
    /// Take in what lies on a stick.
    Sticks {
        /// This folder; the returns are written beside the files.
        take: PathBuf,
    },
    /// Count what was received.
    Counts,
    /// Back up.
    Backup {
        /// Into this new folder.
        to: PathBuf,
    },
    /// Restore.
    Restore {
        /// From this backup.
        from: PathBuf,
    },
    /// Examine.
    Doctor,
}

/// The words, taken apart.
pub struct Arguments {
    /// Where the feed lies.
    pub place: Place,
    /// Practice or real.
    pub practice: bool,
    /// What to do.
    pub verb: Verb,
}

const USAGE: &str = "\
province serve   PLACE [--practice] [--listen 127.0.0.1:0] [--address HOST:PORT]
province enrol   PLACE [--practice] --unit CODE_OR_NAME [--depth LEVELS] [--address HOST:PORT]
province enrol   PLACE [--practice] --new-unit NAME [--parent CODE_OR_NAME]
province list    PLACE
province revoke  PLACE --laptop ID --reason WORDS
province units   PLACE [--practice] --import FILE   (code, name, level, code above)
province leave-out PLACE --unit CODE_OR_NAME --facts 'religion ethnicity'   ('' keeps all)
province sticks  PLACE --take FOLDER
province counts  PLACE
province backup  PLACE --to FOLDER
province restore PLACE --from FOLDER   (while nothing serves there)
province doctor  PLACE

PLACE is --folder F, or --database postgres://USER@HOST/DATABASE [--feed NAME] [--connections 16].
The variable PROVINCE_DATABASE stands for --database: other users of the machine do not see it.";

/// The variable that holds the database's address, with its password.
pub const VARIABLE: &str = "PROVINCE_DATABASE";

impl Arguments {
    /// Takes the words apart.
    ///
    /// # Errors
    /// How it is used, if they make no sense.
    pub fn parse(
        words: impl Iterator<Item = String>,
        database: Option<String>,
    ) -> Result<Self, String> {
        let mut words = words;
        let usage = || USAGE.to_owned();
        let name = words.next().ok_or_else(usage)?;
        let mut named = BTreeMap::new();
        let mut practice = false;
        while let Some(word) = words.next() {
            match word.strip_prefix("--").ok_or_else(usage)? {
                "practice" => practice = true,
                option => {
                    named.insert(option.to_owned(), words.next().ok_or_else(usage)?);
                }
            }
        }
        let mut take = |option: &str| named.remove(option);
        let place = match (take("folder"), take("database").or(database)) {
            (Some(folder), _) => Place::Folder(folder.into()),
            (None, Some(url)) => {
                let mut address = Address::of(&url);
                if let Some(feed) = take("feed") {
                    address.feed = feed;
                }
                if let Some(many) = take("connections") {
                    let many = many.parse().map_err(|_| usage())?;
                    address.connections = usize::max(many, 1);
                }
                Place::Postgres(address)
            }
            (None, None) => return Err(usage()),
        };
        let verb = match name.as_str() {
            "serve" => {
                let listen = take("listen").unwrap_or_else(|| "127.0.0.1:0".to_owned());
                Verb::Serve {
                    listen: listen.parse().map_err(|_| usage())?,
                    address: take("address"),
                }
            }
            "enrol" => Verb::Enrol {
                unit: take("unit"),
                new_unit: take("new-unit"),
                parent: take("parent"),
                depth: take("depth")
                    .map(|depth| depth.parse())
                    .transpose()
                    .map_err(|_| usage())?,
                address: take("address"),
            },
            "list" => Verb::List,
            "revoke" => Verb::Revoke {
                laptop: take("laptop").ok_or_else(usage)?,
                reason: take("reason").ok_or_else(usage)?,
            },
            "units" => Verb::Units {
                file: take("import").ok_or_else(usage)?.into(),
            },
            "leave-out" => Verb::LeaveOut {
                unit: take("unit").ok_or_else(usage)?,
                facts: take("facts")
                    .ok_or_else(usage)?
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect(),
            },
            "sticks" => Verb::Sticks {
                take: take("take").ok_or_else(usage)?.into(),
            },
            "counts" => Verb::Counts,
            "backup" => Verb::Backup {
                to: take("to").ok_or_else(usage)?.into(),
            },
            "restore" => Verb::Restore {
                from: take("from").ok_or_else(usage)?.into(),
            },
            "doctor" => Verb::Doctor,
            _ => return Err(usage()),
        };
        if named.is_empty() {
            Ok(Self {
                place,
                practice,
                verb,
            })
        } else {
            Err(usage())
        }
    }
}
