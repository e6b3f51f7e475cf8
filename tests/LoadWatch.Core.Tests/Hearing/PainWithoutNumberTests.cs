using LoadWatch.Core.Hearing;

namespace LoadWatch.Core.Tests.Hearing;

public class PainWithoutNumberTests
{
    [Theory]
    [InlineData("my knee hurts", BodyPart.Knee, null)]
    [InlineData("my left hip is really sore today", BodyPart.Hip, Side.Left)]
    [InlineData("knee pain", BodyPart.Knee, null)]
    [InlineData("it hurts when I stop", null, null)]
    [InlineData("ouch, pain!", null, null)]
    [InlineData("achy calves", BodyPart.Calf, null)]
    [InlineData("rolled my ankle", BodyPart.Ankle, null)]
    [InlineData("I injured my hamstring", BodyPart.Hamstring, null)]
    [InlineData("my knee hurts after 5 miles", BodyPart.Knee, null)]
    [InlineData("my knee hurts after 5k", BodyPart.Knee, null)]
    [InlineData("my knee hurts since mile 8", BodyPart.Knee, null)]
    [InlineData("my knee hurts after three miles", BodyPart.Knee, null)]
    [InlineData("my knee hurts, call me 905 555 0100", BodyPart.Knee, null)]
    [InlineData("knee hurts 3.5 or so", BodyPart.Knee, null)]
    [InlineData("knee hurts 3 then 6", BodyPart.Knee, null)]
    [InlineData("knee hurts 2/5", BodyPart.Knee, null)]
    [InlineData("knee 3 hip 4", BodyPart.Knee, null)]
    [InlineData("knee −3", BodyPart.Knee, null)]
    [InlineData("3,5 knee", BodyPart.Knee, null)]
    [InlineData(".5 knee", BodyPart.Knee, null)]
    [InlineData("3-4 knee", BodyPart.Knee, null)]
    [InlineData("knee 11", BodyPart.Knee, null)]
    [InlineData("one knee hurts", BodyPart.Knee, null)]
    [InlineData("my two knees hurt", BodyPart.Knee, null)]
    [InlineData("left knee", BodyPart.Knee, Side.Left)]
    [InlineData("no hip pain but my knee is sore", BodyPart.Hip, null)]
    [InlineData("j'ai mal au genou", BodyPart.Knee, null)]
    [InlineData("J’ai mal à la cheville droite", BodyPart.Ankle, Side.Right)]
    [InlineData("mon mollet me fait mal", BodyPart.Calf, null)]
    [InlineData("j'ai une douleur au talon", BodyPart.Heel, null)]
    public void ThePainIsThereAndTheNumberIsNot(string body, BodyPart? where, Side? side) =>
        Heard.Of(body).ShouldBe(new Heard.PainWithoutNumber(where, side));

    [Theory]
    [InlineData("no pain")]
    [InlineData("no knee pain")]
    [InlineData("my knee doesn't hurt")]
    [InlineData("nothing hurts")]
    [InlineData("pas de douleur")]
    [InlineData("je n'ai plus mal au genou")]
    [InlineData("pas mal")]
    [InlineData("knee socks")]
    [InlineData("I'm back")]
    [InlineData("left")]
    public void WhatDoesNotHurtIsUnclear(string body) => Heard.Of(body).ShouldBe(new Heard.Unclear());
}
