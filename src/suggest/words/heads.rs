//! The short lists: titles before names, heads of names and what they tell about the kind, words that are never names.
//!
//! English, and the handful of foreign heads that English papers keep (`Liwa`, `Jaysh`, `Frente`). All in small
//! letters. Start at [`kind_of`].

use crate::model::ActorKind;

/// Titles and offices that stand before a person's name.
pub(in crate::suggest) const TITLES: &[&str] = &[
    "president", "prime", "minister", "premier", "chancellor", "king", "queen", "prince", "princess", "crown", "emperor",
    "emir", "sultan", "sheikh", "sheik", "shaikh", "imam", "ayatollah", "grand", "mullah", "maulana", "sayyid", "pope",
    "bishop", "archbishop", "cardinal", "father", "rabbi", "patriarch", "reverend", "rev", "general", "gen",
    "lieutenant", "lt", "colonel", "col", "major", "maj", "captain", "capt", "commander", "cmdr", "marshal", "field",
    "admiral", "adm", "brigadier", "brig", "sergeant", "sgt", "corporal", "warlord", "senator", "sen", "congressman",
    "congresswoman", "representative", "rep", "deputy", "vice", "secretary", "undersecretary", "governor", "gov",
    "mayor", "ambassador", "envoy", "judge", "justice", "prosecutor", "attorney", "mr", "mrs", "ms", "miss", "mx", "dr",
    "prof", "professor", "sir", "lord", "lady", "dame", "baron", "count", "chairman", "chairwoman", "chair", "chief",
    "director", "ceo", "cfo", "coach", "manager", "leader", "spokesman", "spokeswoman", "spokesperson", "foreign",
    "defence", "defense", "interior", "finance", "justice", "trade", "acting", "former", "ex", "late", "then",
    "researcher", "analyst", "journalist", "author", "historian", "expert", "comrade", "daw", "tycoon", "businessman",
    "billionaire", "lawyer", "activist", "speaker", "commissioner", "executive",
];

/// Titles of people who comment and do not act.
pub(in crate::suggest) const COMMENTATORS: &[&str] = &[
    "researcher", "analyst", "journalist", "author", "historian", "expert", "professor", "prof", "scholar", "academic",
];

/// Words inside names that have small letters.
pub(in crate::suggest) const PARTICLES: &[&str] = &[
    "al", "el", "ul", "as", "ash", "an", "ar", "az", "bin", "ibn", "bint", "abu", "ben", "von", "van", "zu", "der", "den",
    "de", "del", "della", "di", "da", "dos", "du", "la",
];

/// Small words that may stand inside the name of a body.
pub(in crate::suggest) const CONNECTORS: &[&str] = &["of", "for", "and", "in", "on", "against", "to"];

/// Plural owners that belong to a name: People's Defence Forces.
pub(in crate::suggest) const OWNERS: &[&str] = &[
    "people", "peoples", "peoples'", "worker", "workers", "player", "players", "farmer", "farmers", "teacher", "teachers",
    "women", "woman", "men", "mothers", "ombudsman", "seafarers", "students", "student", "youth", "citizens", "soldiers",
    "doctors", "lawyers", "veterans", "fishermen", "children", "miners", "drivers", "writers", "king", "queen",
];

/// A head word and the kind it tells.
const HEADS: &[(ActorKind, &[&str])] = &[
    (ActorKind::ArmedForce, &[
        "army", "armies", "navy", "air force", "air forces", "armed forces", "corps", "division", "brigade", "regiment",
        "battalion", "fleet", "coast guard", "coastguard", "guard", "guards", "military", "police", "gendarmerie",
        "special forces", "security forces", "forces", "force", "command", "general staff", "troops", "air power",
        "commandos", "marines", "border guards", "legion", "infantry", "squadron",
    ]),
    (ActorKind::Militia, &[
        "militia", "militias", "brigades", "battalions", "front", "liwa", "liwaa", "jaysh", "jaish", "harakat", "saraya",
        "kataib", "kata'ib", "katibat", "quwat", "liberation army", "liberation front", "rebels", "insurgents",
        "guerrillas", "guerrilla", "fighters", "paramilitaries", "jihadists", "separatists", "militants", "hunters",
        "resistance", "cartel", "gang", "clan", "lions", "hawks", "defence forces", "defense forces", "self-defence",
        "mujahideen", "janjaweed", "insurgency", "rebellion", "battalion of", "companions", "fronts", "mercenaries",
    ]),
    (ActorKind::Institution, &[
        "ministry", "directorate", "department", "office", "bureau", "court", "council", "commission", "parliament",
        "assembly", "senate", "congress", "committee", "agency", "bank", "authority", "administration", "treasury",
        "house", "secretariat", "cabinet", "tribunal", "knesset", "duma", "majlis", "bundestag", "judiciary", "senate",
        "apparatus", "service", "general assembly", "security council", "ombudsman", "embassy", "politburo", "chancellery",
        "government", "regime", "junta", "presidency", "inspectorate", "registry", "prosecutor", "intelligence",
    ]),
    (ActorKind::Organisation, &[
        "party", "union", "federation", "confederation", "alliance", "movement", "organisation", "organization",
        "association", "company", "corporation", "group", "holding", "holdings", "partners", "capital", "fund",
        "foundation", "institute", "university", "league", "club", "congress", "coalition", "community", "network",
        "brotherhood", "church", "society", "initiative", "forum", "centre", "center", "times", "post", "news", "media",
        "television", "radio", "agency", "bloc", "caucus", "lines", "shipping", "industries", "energy", "airlines",
        "airways", "motors", "oil", "gas", "sports", "football", "confederacy", "board", "inc", "ltd", "plc", "gmbh",
        "corp", "llc", "platform", "campaign", "greens", "socialists", "democrats", "conservatives", "liberals",
        "republicans", "patriots", "left", "dawn", "tribune", "gazette", "herald", "telegraph", "tidende", "zeitung",
        "cross", "crescent", "international", "syndicate", "lobby", "partnership", "conference", "ventures", "media outlets",
        "systems", "technologies", "bancorp", "trust", "exchange", "mission", "state", "caliphate", "brothers",
    ]),
    (ActorKind::Group, &[
        "opposition", "monarchies", "tribes", "tribe", "protesters", "factions", "activists", "people", "community",
        "diaspora", "refugees", "elites", "advisers", "advisors", "allies", "powers", "states", "countries", "nations",
        "candidates", "politicians", "settlers", "groups", "volunteers", "exiles", "clans", "families", "family",
        "camp", "bloc", "loyalists", "hardliners", "conservatives", "reformists",
    ]),
];

/// What the head of a name tells about its kind: the first or the last words of `folded`.
pub(in crate::suggest) fn kind_of(folded: &str) -> Option<ActorKind> {
    let of = folded.split(" of ").next().unwrap_or(folded);
    let of = of.split(" for ").next().unwrap_or(of);
    let fits = |head: &str, part: &str| {
        part == head
            || part.strip_suffix(head).is_some_and(|rest| rest.ends_with(' '))
            || part.strip_prefix(head).is_some_and(|rest| rest.starts_with(' '))
    };
    let longest = |part: &str, at_end: bool| {
        let all = HEADS.iter().flat_map(|(kind, heads)| heads.iter().map(move |head| (*kind, *head)));
        all.filter(|(_, head)| fits(head, part) && (part.ends_with(head) || !at_end))
            .max_by_key(|(_, head)| head.len())
            .map(|(kind, _)| kind)
    };
    longest(of, true).or_else(|| longest(folded, true)).or_else(|| longest(of, false))
}

/// True if one of the words is a head.
pub(in crate::suggest) fn is_head(low: &str) -> bool {
    HEADS.iter().any(|(_, heads)| heads.contains(&low))
}

/// Small-letter bodies that make an actor of the name or adjective before them: the Syrian army, the Assad regime.
pub(in crate::suggest) const BODIES: &[&str] = &[
    "army", "military", "military police", "air force", "air forces", "armed forces", "navy", "coast guard", "coastguard", "security forces",
    "special forces", "forces", "police", "government", "regime", "administration", "parliament", "junta", "opposition",
    "militia", "militias", "rebels", "movement", "party", "group", "clan", "cartel", "coalition", "family", "brigade",
    "brigades", "factions", "groups", "monarchies", "state media", "intelligence", "troops", "armed opposition",
    "general staff", "tribes", "separatists", "insurgents", "rebellion", "insurgency",
];

/// Last words of names of places.
pub(in crate::suggest) const PLACE_HEADS: &[&str] = &[
    "sea", "ocean", "river", "mountain", "mountains", "strait", "straits", "gulf", "island", "islands", "province", "governorate",
    "valley", "canyon", "shoal", "lake", "desert", "airport", "airfield", "airbase", "street", "square", "avenue", "district", "county",
    "bay", "cape", "peninsula", "region", "city", "town", "village", "port", "harbour", "bridge", "camp", "dam", "crossing",
    "border", "corridor", "heights", "hills", "plateau", "basin", "delta", "coast", "road",
];

/// Last words of names of events, writings and other things that do not act.
pub(in crate::suggest) const THING_HEADS: &[&str] = &[
    "war", "wars", "treaty", "agreement", "agreements", "accord", "accords", "summit", "cup", "resolution", "act", "law", "constitution",
    "spring", "revolution", "olympics", "day", "week", "month", "report", "plan", "protocol", "convention", "games",
    "offensive", "battle", "museum", "prize", "award", "cold war", "intifada", "uprising", "pact", "deal", "charter", "declaration",
    "memorandum", "doctrine", "project", "festival", "championship", "election", "elections", "referendum", "crisis",
    "genocide", "holocaust", "massacre", "coup", "operation", "operations", "brief", "intelbrief", "review", "journal", "code", "covenant",
    "introduction", "conclusion", "methodology", "appendix", "god",
];

/// Capitalised words that are no actors by themselves: creeds, directions, tongues, and words of papers.
pub(in crate::suggest) const NOT_NAMES: &[&str] = &[
    "islam", "islamic", "muslim", "christian", "christianity", "sunni", "shia", "shi'a", "shiite", "shi'ite", "jewish", "judaism", "hindu",
    "buddhist", "catholic", "orthodox", "protestant", "salafi", "wahhabi", "wahhabis", "arab", "arabic", "western", "eastern", "northern", "southern",
    "european", "african", "asian", "latin", "middle", "central", "north", "south", "east", "northeast", "northwest",
    "southeast", "southwest", "soviet", "democrat", "republican", "communist", "socialist", "marxist", "baathist", "islamist",
    "jihadist", "jihadi", "alawite", "druze", "photo", "also", "read", "ceo", "mp", "mps", "pm", "tv", "gdp", "ngo", "ngos", "ied",
    "ieds", "covid", "covid-19", "internet", "facebook", "twitter", "telegram", "youtube", "ramadan", "christmas", "easter", "english",
    "french", "spanish", "mandarin", "persian", "farsi", "hebrew", "swahili", "farsi", "am", "bc", "ad", "i", "g20", "g7", "ok", "dna",
    "phd",
];

/// Verbs and phrases of saying: who stands beside them is a source first.
pub(in crate::suggest) const SAYING: &[&str] = &[
    "said", "says", "say", "saying", "told", "tells", "noted", "notes", "explained", "explains", "argued", "argues", "argue", "wrote", "writes",
    "added", "adds", "commented", "observed", "observes", "acknowledged", "acknowledges", "claimed", "claims", "claim", "alleged", "alleges",
    "stated", "states", "reported", "reports", "insisted", "insists", "believes", "believed", "believe", "thinks", "elaborated",
    "confirmed", "confirms", "conceded", "admitted", "admits", "recalled", "declared", "announced", "asserted", "maintained", "maintains",
    "suggested", "suggests", "estimates", "estimated", "talked", "wondered", "endorse", "put", "called", "described",
];
