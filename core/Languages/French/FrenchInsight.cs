namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchInsight : InsightWords
{
    public override string Title => "Chiffres des douze dernières semaines";

    public override string Lead => "Combien de fois quelqu'un est arrivé en tête de votre liste, ce que vous avez fait, et s'il valait la peine de vous le dire.";

    public override string Precision(int judged, int useful) =>
        $"Sur {judged} {(judged < 2 ? "vu" : "vus")}, {useful} {(useful < 2 ? "était utile" : "étaient utiles")} ({Percent(useful, judged)} %).";

    public override string NothingJudged => "Rien n'a été marqué comme vu pendant ces semaines : on ne peut donc rien dire de l'utilité des alertes.";

    public override string Waited(string median, string nineInTen) => $"La moitié a été vue en {median} au plus, neuf sur dix en {nineInTen} au plus.";

    public override string Chart => "Alertes par semaine, et combien ont été jugées utiles";

    public override string ChartSays(int alerts, int useful, int notUseful) =>
        $"Douze semaines en barres : {alerts} {(alerts < 2 ? "alerte" : "alertes")} ; jugées utiles : {useful}, pas utiles : {notUseful}. Le tableau ci-dessous donne les chiffres.";

    public override string WeekSays(string week, int alerts, int useful) => $"Semaine du {week} : {alerts} {(alerts < 2 ? "alerte" : "alertes")}, jugées utiles : {useful}";

    public override string Legend => "Ce que disent les barres";

    public override string Caption => "Chaque semaine à partir du lundi, celle en cours d'abord";

    public override string WeekOf => "Semaine du";

    public override string SoFar => "en cours";

    public override string Whole => "Les douze";

    public override string Alerts => "Alertes";

    public override string PerRunner => "Alertes par personne";

    public override string Useful => "Vues, utiles";

    public override string NotUseful => "Vues, pas utiles";

    public override string Median => "Délai médian";

    public override string NineInTen => "Neuf sur dix en";

    public override string Contacts => "Prises de contact";

    public override string Snoozes => "Reports";

    public override string CheckIns => "Textos pour prendre des nouvelles";

    public override string None => "aucun";

    public override string WhatCounts => "Ce qui est compté";

    public override string CountsAlerts =>
        "Une alerte, c'est quelqu'un qui arrive en tête de votre liste, ou y monte : pour une douleur ou un signal des deux niveaux du haut. Un second signal à la même hauteur n'est pas une seconde alerte, ni un report qui prend simplement fin. Les alertes restent comptées quand une personne cesse de partager. Les alertes par personne se rapportent au nombre de personnes sur la liste lors de la dernière alerte de la semaine.";

    public override string CountsDeeds =>
        "Ce que vous avez fait compte dans la semaine où vous l'avez fait, sauf si c'est annulé. C'est supprimé avec le partage : des personnes qui ne partagent plus, rien de ce que vous avez fait n'est compté.";

    public override string CountsWaits => "Le délai va de l'apparition du plus ancien signal ou de la plus ancienne douleur jusqu'à ce que ce soit vu, nuits et fins de semaine comprises.";

    protected override string Minutes(int minutes) => $"{minutes} min";

    protected override string Hours(int hours) => $"{hours} h";

    protected override string Days(int days) => $"{days} jours";
}
