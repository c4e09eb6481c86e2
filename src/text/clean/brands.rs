//! Words that are written with a capital inside, and words that are headings by themselves.

/// Names that anyone writes so; texts about the world are full of them.
const BRANDS: [&str; 64] = [
    "YouTube", "LinkedIn", "WhatsApp", "PayPal", "SoundCloud", "PowerPoint", "BuzzFeed", "DoorDash", "BlackRock",
    "BlackBerry", "PlayStation", "MasterCard", "JavaScript", "TypeScript", "GitHub", "GitLab", "OpenAI", "DeepMind",
    "DeepSeek", "FireEye", "CrowdStrike", "TikTok", "SpaceX", "StarLink", "AstraZeneca", "ExxonMobil", "ConocoPhillips",
    "HarperCollins", "WikiLeaks", "OpenStreetMap", "FedEx", "RuPaul", "DreamWorks", "MySpace", "FaceTime", "TripAdvisor",
    "WordPress", "QuickTime", "SharePoint", "OneDrive", "DropBox", "AirBus", "AirAsia", "VietJet", "EasyJet", "JetBlue",
    "InterContinental", "EuroNews", "EuroMaidan", "InfoWars", "WeChat", "BitCoin", "CoinBase", "NewsGuard", "PolitiFact",
    "FactCheck", "BellingCat", "SkyNews", "TechCrunch", "LexisNexis", "CentCom", "SouthCom", "AfriCom", "PetroChina",
];

/// Headings of one or two words that papers have.
const SECTIONS: [&str; 38] = [
    "Introduction", "Methodology", "Methods", "Background", "Abstract", "Summary", "Discussion", "Results", "Findings",
    "Conclusion", "Conclusions", "Recommendations", "References", "Bibliography", "Appendix", "Overview", "Context",
    "Analysis", "Acknowledgements", "Acknowledgments", "Executive summary", "Executive Summary", "Key findings",
    "Key Findings", "Key points", "Key Points", "Policy recommendations", "Policy Recommendations", "Literature review",
    "Literature Review", "Einleitung", "Zusammenfassung", "Fazit", "Introducción", "Conclusión", "Введение", "Заключение",
    "Выводы",
];

/// True for a name that is one word.
pub(super) fn is_brand(word: &str) -> bool {
    BRANDS.contains(&word)
}

/// True for a heading that needs no other proof.
pub(super) fn is_section(words: &str) -> bool {
    SECTIONS.contains(&words)
}
