using LoadWatch.Core.Telling;

namespace LoadWatch.Core.Languages.French;

internal sealed class FrenchRoutine : RoutineWords
{
    public override string Title => "Réveiller les fessiers avant de courir";

    public override string Why => "Dix minutes, avant de courir. À chaque mouvement, serrez d'abord les fessiers, pour qu'ils s'activent avant les ischiojambiers.";

    public override string Prevention =>
        "De telles routines font partie de programmes de prévention dirigés par des physios ; à elle seule, celle-ci n'est pas une promesse.";

    public override string ChosenBy(string clinic) => $"Choisie par {clinic}";

    public override string Name(Move move) => move switch
    {
        Move.DonkeyKicks => "Ruades à quatre pattes",
        Move.KneeToShoulder => "Genou vers l'épaule opposée",
        Move.CrossBodyReach => "Toucher croisé au sol",
        Move.BandedLegSwings => "Balancements de jambe avec élastique",
        _ => "Planche avec jambe levée",
    };

    public override string Dose(Prescribed prescribed)
    {
        var exercise = prescribed.Exercise;
        var held = exercise.HoldSeconds > 0 ? $", tenues {exercise.HoldSeconds} s" : exercise.Move is Move.KneeToShoulder ? ", tenir brièvement" : "";
        return $"{prescribed.Repetitions} {(exercise.Unit is DoseUnit.Leg ? "par jambe" : "de chaque côté")}{held}{(prescribed.Builds ? $", en montant jusqu'à {exercise.Top}" : "")}";
    }

    public override string How(Move move) => move switch
    {
        Move.DonkeyKicks => "À quatre pattes, serrez un fessier, puis poussez ce talon vers le plafond, le genou plié. Redescendez lentement.",
        Move.KneeToShoulder =>
            "Sur le dos, serrez les fessiers, puis amenez un genou vers l'épaule opposée, surtout par le travail de la jambe elle-même. Tenez brièvement.",
        Move.CrossBodyReach =>
            "Debout sur une jambe, allez toucher le sol près de ce pied avec la main opposée. Serrez ce fessier, puis remontez et tendez le bras en diagonale, en haut et derrière vous.",
        Move.BandedLegSwings =>
            "Un pied au bord d'une marche, un élastique autour des chevilles. Serrez le fessier de cette jambe et balancez la jambe libre, le bassin à l'horizontale.",
        _ => "En planche sur les avant-bras, serrez un fessier et levez cette jambe tendue de la largeur d'une main. Tenez cinq secondes, puis redescendez.",
    };

    public override string Feeling => "Ce que vous devriez sentir";

    public override string Feel(Move move) => move switch
    {
        Move.DonkeyKicks => "Le travail est dans la fesse, pas derrière la cuisse. Fatiguer avant 20 dit que les fessiers sont faibles : parlez-en à votre physio.",
        Move.KneeToShoulder => "Un léger étirement, profond dans la fesse de ce côté.",
        Move.CrossBodyReach => "La hanche d'appui vous stabilise ; le fessier travaille en remontant.",
        Move.BandedLegSwings => "Le côté de la hanche d'appui travaille pour garder le bassin droit.",
        _ => "Fesse et tronc travaillent ensemble ; les hanches restent face au sol.",
    };

    public override string CommonMistake => "L'erreur courante";

    public override string Mistake(Move move) => move switch
    {
        Move.DonkeyKicks => "Creuser le bas du dos pour monter plus haut.",
        Move.KneeToShoulder => "Tirer fort avec les bras.",
        Move.CrossBodyReach => "Laisser le genou d'appui tomber vers l'intérieur.",
        Move.BandedLegSwings => "Remonter la hanche pour aller plus loin.",
        _ => "Laisser le ventre s'affaisser ou tourner les hanches.",
    };

    public override string Start => "Départ";

    public override string Movement => "Mouvement";

    public override string StartShows(Move move) => move switch
    {
        Move.DonkeyKicks => "Mains sous les épaules, genoux sous les hanches, dos plat.",
        Move.KneeToShoulder => "Sur le dos, une jambe allongée, l'autre genou plié, le pied au sol.",
        Move.CrossBodyReach => "Penché sur une jambe, dos long, la main opposée près de ce pied, la jambe libre tendue derrière.",
        Move.BandedLegSwings => "Un pied au bord de la marche, l'autre à côté, dans le vide. Mains sur les hanches, bassin à l'horizontale.",
        _ => "Sur les avant-bras et les orteils, coudes sous les épaules, une ligne droite de la tête aux talons.",
    };

    public override string MovementShows(Move move) => move switch
    {
        Move.DonkeyKicks => "Un talon monte vers le plafond, le genou reste plié, le dos reste plat.",
        Move.KneeToShoulder => "Le genou traverse le corps vers l'épaule opposée. L'autre jambe reste allongée.",
        Move.CrossBodyReach => "Redressé sur la même jambe, le même bras part en diagonale, en haut et derrière. Le pied libre reste en l'air.",
        Move.BandedLegSwings => "La jambe libre s'écarte contre l'élastique. Le bassin reste à l'horizontale.",
        _ => "Une jambe tendue monte de la largeur d'une main. Ni les hanches ni le dos ne bougent.",
    };

    public override string Pictures => "Sur les images, la tache jaune est le fessier qui travaille ; une flèche montre le mouvement.";

    public override string PostureTest => "Test de posture";

    public override string PostureHow =>
        "Tenez-vous la tête, les épaules, les fesses et les talons contre un mur. Si ce n'est pas naturel, votre alignement mérite le regard d'un physio.";

    public override string PostureShows => "Quatre points touchent le mur : tête, épaules, fesses, talons.";

    public override string Elsewhere =>
        "Une douleur à la bandelette iliotibiale, aux fléchisseurs de la hanche ou sous le pied peut partir de plus haut dans la chaîne.";

    public override string StopIfItHurts => "Arrêtez si ça fait mal.";

    public override string SoreCall => "Une douleur, un doute ? Appelez";

    public override string SoreCallYourPhysio => "Une douleur, un doute ? Appelez votre physio.";

    public override string GeneralInformation =>
        "Cette routine réveille des muscles avant une course. C'est une information générale, ni un diagnostic ni une promesse.";

    public override string Print => "Imprimer sur une feuille";

    public override string Counter(string exercise) => $"Compteur : {exercise}";

    public override string Left(DoseUnit unit) => unit is DoseUnit.Leg ? "Jambe gauche" : "Côté gauche";

    public override string Right(DoseUnit unit) => unit is DoseUnit.Leg ? "Jambe droite" : "Côté droit";

    public override string CountOne => "Compter une fois";

    public override string StartHold(int seconds) => $"Lancer les {seconds} s";

    public override string Pause => "Pause";

    public override string Ready => "Préparez-vous";

    public override string Hold => "Tenez";

    public override string Lower => "Redescendez";

    public override string TakeBack => "En enlever une";

    public override string StartAgain => "Recommencer";

    public override string Next(string exercise) => $"Suivant : {exercise}";

    public override string NextEnd => "Suivant : la fin";

    public override string SideDone => "fini. Changez de côté.";

    public override string ExerciseDone => "Les deux côtés sont faits.";

    public override string RoutineDone => "La routine est faite.";
}
